import { type RawBuilder, sql } from 'kysely'
import { isPostgres } from './is-postgres.ts'
import type { Db } from './store.ts'

/**
 * For `.$call(lockRows(db))`: rows that a write reads in order to decide stay as they are until it is done. SQLite has one
 * writer; on PostgreSQL others wait here.
 */
export function lockRows(db: Db) {
  return <Q extends { forUpdate(): Q }>(query: Q): Q => (isPostgres(db) ? query.forUpdate() : query)
}

/** One write at a time has this name, until it is done: for what no row stands for yet. */
export async function lockName(db: Db, name: string): Promise<void> {
  if (!isPostgres(db)) return
  const lock: RawBuilder<unknown> = sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`
  await lock.execute(db)
}
