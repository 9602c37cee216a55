import { sql } from 'kysely'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * Inserts rows with one statement whose text is the same for any number of them, so that it stays prepared; the rows travel
 * as one JSON value. All rows have the keys of the first. `ifNew` skips those whose key is taken.
 */
export async function insertRows<T extends keyof Tables>(
  db: Db,
  table: T,
  rows: readonly Tables[T][],
  { ifNew = false }: { ifNew?: boolean } = {},
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first)
  const names = sql.join(columns.map((column) => sql.id(column)))
  const values = sql.join(columns.map((_, index) => sql`value ->> ${sql.lit(index)}`))
  const onConflict = ifNew ? sql` on conflict do nothing` : sql``
  const json = JSON.stringify(rows.map((row) => Object.values(row)))
  // `where true` keeps SQLite from reading `on conflict` as the condition of a join.
  await sql`insert into ${sql.table(table)} (${names}) select ${values} from json_each(${json}) where true${onConflict}`.execute(
    db,
  )
}
