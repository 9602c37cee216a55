import { CompiledQuery } from 'kysely'
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
  const json = JSON.stringify(rows.map((row) => Object.values(row)))
  await db.executeQuery(CompiledQuery.raw(insertText(table, Object.keys(first), ifNew), [json]))
}

const texts = new Map<string, string>()

function insertText(table: string, columns: readonly string[], ifNew: boolean): string {
  const key = `${table} ${ifNew} ${columns.join(' ')}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ')
  // `where true` keeps SQLite from reading `on conflict` as the condition of a join.
  const onConflict = ifNew ? ' where true on conflict do nothing' : ''
  const text = `insert into ${table} (${columns.join(', ')}) select ${values} from json_each(?)${onConflict}`
  texts.set(key, text)
  return text
}
