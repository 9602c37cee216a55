import { newId } from '../../kernel/ids.ts'

/** The caller's `X-Request-Id` where it is harmless in logs, else one of ours. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,100}$/.test(header) ? header : newId()
}
