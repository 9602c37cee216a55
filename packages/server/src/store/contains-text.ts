import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isPostgres } from './is-postgres.ts'
import type { Db } from './store.ts'

/** Whether a column has `part` in it, as it is written. */
export function containsText(db: Db, column: string, part: string): RawBuilder<SqlBool> {
  return isPostgres(db) ? sql`strpos(${sql.ref(column)}, ${part}) > 0` : sql`instr(${sql.ref(column)}, ${part}) > 0`
}
