import { CompiledQuery } from 'kysely'
import { isPostgres } from './is-postgres.ts'
import type { Db } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * Inserts rows with one statement whose text is the same for any number of them, so that it is compiled and prepared once;
 * the rows travel as one JSON value. All rows have the keys of the first. `ifNew` skips those whose key is taken.
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
  const statement = isPostgres(db)
    ? CompiledQuery.raw(postgresText(table, columns, ifNew), [JSON.stringify(rows)])
    : CompiledQuery.raw(sqliteText(table, columns, ifNew), [JSON.stringify(rows.map((row) => Object.values(row)))])
  await db.executeQuery(statement)
}

const sqliteText = rememberTexts((table, columns, ifNew) => {
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ')
  // `where true` keeps SQLite from reading `on conflict` as the condition of a join.
  const onConflict = ifNew ? ' where true on conflict do nothing' : ''
  return `insert into ${table} (${columns.join(', ')}) select ${values} from json_each(?)${onConflict}`
})

const postgresText = rememberTexts((table, columns, ifNew) => {
  const names = columns.join(', ')
  const rows = `json_populate_recordset(null::${table}, $1::json)`
  return `insert into ${table} (${names}) select ${names} from ${rows}${ifNew ? ' on conflict do nothing' : ''}`
})

type InsertText = (table: string, columns: readonly string[], ifNew: boolean) => string

function rememberTexts(make: InsertText): InsertText {
  const texts = new Map<string, string>()
  return (table, columns, ifNew) => {
    const key = `${table} ${ifNew} ${columns.join(' ')}`
    const known = texts.get(key)
    if (known !== undefined) return known
    const text = make(table, columns, ifNew)
    texts.set(key, text)
    return text
  }
}
