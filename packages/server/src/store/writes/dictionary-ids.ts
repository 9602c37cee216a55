import { newId } from '../../kernel/ids.ts'
import { boundKey } from '../bound-key.ts'
import { insertRows } from '../insert-rows.ts'
import { isPostgres } from '../is-postgres.ts'
import type { StoredColumn, StoredTable } from '../stored-analysis.ts'
import type { DataColumnTable, DataTableTable } from '../tables.ts'
import type { WriteScope } from './write.ts'

/** The ids of `tables`, in order. Those never seen before are made, with the spelling given here. */
export function tableIds(scope: WriteScope, workspaceId: string, tables: readonly StoredTable[]): Promise<string[]> {
  const { db } = scope
  return resolveIds(scope, {
    wanted: tables.map((table) => ({
      workspace_id: workspaceId,
      catalog_id: table.catalogId,
      schema_key: boundKey(table.schemaKey),
      name_key: boundKey(table.nameKey),
      schema_name: table.schemaName,
      name: table.name,
    })),
    keyOf: (row: TableKey) => `${workspaceId}\0${row.catalog_id}\0${row.schema_key}\0${row.name_key}`,
    find: (rows) =>
      db
        .selectFrom('data_table')
        .select(['id', 'catalog_id', 'schema_key', 'name_key'])
        .where('workspace_id', '=', workspaceId)
        .where((eb) =>
          eb.or(rows.map(({ catalog_id, schema_key, name_key }) => eb.and({ catalog_id, schema_key, name_key }))),
        )
        .execute(),
    insert: (rows) => insertRows(db, 'data_table', rows, { ifNew: isPostgres(db) }),
  })
}

/** The ids of `columns`, in order; `tables` are the ids that their `table` points into. */
export function columnIds(
  scope: WriteScope,
  workspaceId: string,
  { columns, tables }: { columns: readonly StoredColumn[]; tables: readonly string[] },
): Promise<string[]> {
  const { db } = scope
  return resolveIds(scope, {
    wanted: columns.map((column) => ({
      workspace_id: workspaceId,
      table_id: tableAt(tables, column.table),
      name_key: boundKey(column.nameKey),
      name: column.name,
    })),
    keyOf: (row: ColumnKey) => `${workspaceId}\0${row.table_id}\0${row.name_key}`,
    find: (rows) =>
      db
        .selectFrom('data_column')
        .select(['id', 'table_id', 'name_key'])
        .where('workspace_id', '=', workspaceId)
        .where((eb) => eb.or(rows.map(({ table_id, name_key }) => eb.and({ table_id, name_key }))))
        .execute(),
    insert: (rows) => insertRows(db, 'data_column', rows, { ifNew: isPostgres(db) }),
  })
}

type TableKey = Pick<DataTableTable, 'catalog_id' | 'schema_key' | 'name_key'>
type ColumnKey = Pick<DataColumnTable, 'table_id' | 'name_key'>

interface Resolution<Key, Row extends Key> {
  wanted: readonly Row[]
  keyOf: (row: Key) => string
  find: (rows: readonly Row[]) => Promise<(Key & { id: string })[]>
  insert: (rows: readonly (Row & { id: string })[]) => Promise<void>
}

/** Keys asked for in one statement. */
const batchSize = 100

async function resolveIds<Key, Row extends Key>(
  { db, dictionary, context }: WriteScope,
  { wanted, keyOf, find, insert }: Resolution<Key, Row>,
): Promise<string[]> {
  const hasOtherWriters = isPostgres(db)
  const keys = wanted.map(keyOf)
  const ids = new Map<string, string>()
  const unknown = new Map<string, Row>()
  for (const [index, row] of wanted.entries()) {
    const key = keys[index] ?? ''
    const id = dictionary.get(key)
    if (id === undefined) unknown.set(key, row)
    else ids.set(key, id)
  }
  const keep = (key: string, id: string): void => {
    ids.set(key, id)
    dictionary.set(key, id)
    unknown.delete(key)
  }
  const lookUp = async (): Promise<void> => {
    for (const rows of batches([...unknown.values()])) {
      for (const row of await find(rows)) keep(keyOf(row), row.id)
    }
  }
  await lookUp()
  const made = [...unknown].map(([key, row]) => ({ key, row: { ...row, id: newId(context.nowMs) } }))
  if (!hasOtherWriters) {
    await insert(made.map(({ row }) => row))
    for (const { key, row } of made) keep(key, row.id)
  } else if (made.length > 0) {
    // In one order, so that two who make the same rows wait for each other in a line and not in a ring; one of them makes them.
    made.sort((a, b) => (a.key < b.key ? -1 : 1))
    await insert(made.map(({ row }) => row))
    await lookUp()
  }
  return keys.map((key) => ids.get(key) ?? '')
}

function batches<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / batchSize)
  return Array.from({ length: count }, (_, index) => items.slice(index * batchSize, (index + 1) * batchSize))
}

function tableAt(tables: readonly string[], index: number): string {
  const id = tables[index]
  if (id === undefined) throw new Error(`an analysis names table ${index} of ${tables.length}`)
  return id
}
