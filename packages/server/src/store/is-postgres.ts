import { PostgresAdapter } from 'kysely'
import type { Db } from './store.ts'

/**
 * Which of the two stores a `Db` belongs to, for the few functions that say the same thing in two ways: `insertRows`,
 * `containsText`, `lockRows`, `lockName` and those of `search/`. Nothing else asks.
 */
export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
