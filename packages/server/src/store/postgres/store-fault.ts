import { AppError } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { DatabaseFault } from './database-fault.ts'

/** SQLSTATEs, or how they begin. Anything else that the database says is a bug of ours. */
const codes: readonly (readonly [start: string, code: ErrorCode])[] = [
  ['53100', 'store.full'],
  // Too many connections, out of memory.
  ['53', 'store.unavailable'],
  // A statement that was cancelled, most likely by its timeout.
  ['57014', 'store.unavailable'],
  // Only reads: a standby that was promoted too late, or a server that was told so.
  ['25006', 'store.unavailable'],
  // Waited too long for a lock.
  ['55P03', 'store.conflict'],
  ['40', 'store.conflict'],
  ['23505', 'store.conflict'],
]

/** What a caller hears of a fault below: an AppError as it is, a fault of the database as `store.*`, all else as `internal`. */
export function toStoreFault(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError(codeOf(error), {}, [], error)
}

function codeOf(error: unknown): ErrorCode {
  if (!(error instanceof DatabaseFault)) return 'internal'
  if (error.isConnectionLost) return 'store.unavailable'
  return codes.find(([start]) => error.code.startsWith(start))?.[1] ?? 'internal'
}

/** Whether a write that failed so may come through if it is made again from its beginning: others were in its way. */
export function isWorthRepeating(error: unknown): boolean {
  return error instanceof DatabaseFault && ['40001', '40P01', '23505'].includes(error.code)
}
