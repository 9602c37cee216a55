import { createQuery } from './create-query.ts'

/** Every write there is. The name crosses the thread; add one line for each new file. */
export const writes = {
  createQuery,
}

export type Writes = typeof writes
export type WriteName = keyof Writes
export type WriteInput<N extends WriteName> = Parameters<Writes[N]>[1]
export type WriteOutput<N extends WriteName> = Awaited<ReturnType<Writes[N]>>
