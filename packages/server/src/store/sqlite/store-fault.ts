import { AppError } from '../../kernel/app-error.ts'

const unavailable = [
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_NOTADB',
  'SQLITE_CORRUPT',
  'SQLITE_BUSY',
  'SQLITE_READONLY',
]

/** What a caller hears of a fault below: an AppError as it is, a fault of the disk as `store.*`, all else as `internal`. */
export function toStoreFault(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = sqliteCode(error)
  if (code === 'SQLITE_FULL') return new AppError('store.full', {}, [], error)
  if (unavailable.some((prefix) => code.startsWith(prefix))) return new AppError('store.unavailable', {}, [], error)
  return new AppError('internal', {}, [], error)
}

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
