import * as z from 'zod'
import { AppError } from '../../kernel/app-error.ts'

/** Part of a list. `nextCursor` is null at the end. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** Where a page ended: the sort key of its last item and the item's id. `order` keeps a cursor of another order out. */
const position = { order: z.string(), id: z.string() }
export const TextPosition = z.object({ ...position, key: z.string() })
export const NumberPosition = z.object({ ...position, key: z.number() })

export function writeCursor(position: { order: string }): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url')
}

/** null without a cursor; throws `input.bad-cursor` for one that is not ours, or of another order. */
export function readCursor<T extends { order: string }>(
  cursor: string | null,
  order: string,
  schema: z.ZodType<T>,
): T | null {
  if (cursor === null) return null
  const parsed = schema.safeParse(decode(cursor))
  if (!parsed.success || parsed.data.order !== order) throw new AppError('input.bad-cursor')
  return parsed.data
}

/** Cuts a page from rows of which one more than `limit` was asked for. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  { item, position }: { item: (row: R) => T; position: (row: R) => { order: string } },
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(position(last)) : null
  return { items: shown.map(item), nextCursor }
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
