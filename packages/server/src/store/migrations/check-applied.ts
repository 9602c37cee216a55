import { createHash } from 'node:crypto'
import { StoreOpenError } from '../store-open-error.ts'

/** A migration as one of the stores runs it. */
export interface CheckedMigration {
  number: number
  checksum: string
}

/** Throws `StoreOpenError` where what a store has seen is not the beginning of what this program knows. */
export function checkApplied(applied: readonly Record<string, unknown>[], known: readonly CheckedMigration[]): void {
  if (applied.length > known.length) {
    const facts = `the store is at schema ${applied.length}, this program knows ${known.length}`
    throw new StoreOpenError('newer-schema', `${facts}: start the version that wrote it, or a newer one`)
  }
  applied.forEach((row, index) => {
    const migration = known[index]
    if (migration && Number(row.number) === migration.number && row.checksum === migration.checksum) return
    throw new StoreOpenError(
      'changed-migration',
      `migration ${row.number} (${row.name}) is not the one that made this store`,
    )
  })
}

export function checksumOf(statements: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(statements)).digest('hex')
}
