import { sql } from 'kysely'
import type { Db } from '../store.ts'
import { type ColumnKey, findColumnIds, findTableIds, type TableKey } from './dictionary-keys.ts'
import { isListedFor, type Viewer } from './viewer.ts'

/** A table or a column from which a graph starts. */
export interface LineageRoot {
  tableId: string
  /** null: the whole table. */
  columnId: string | null
  catalog: { id: string; name: string }
  schema: string
  table: string
  column: string | null
}

export interface LineageRoots {
  /** What the keys name, of the tables that the viewer may know. */
  found: LineageRoot[]
  /** Others' private queries over tables that only such queries name. The tables themselves stay unknown. */
  hidden: number
}

/** What a written name may mean. Several keys are alternatives: schema and table, or table and column. */
export async function findLineageRoots(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  { tables, columns }: { tables: readonly TableKey[]; columns: readonly ColumnKey[] },
): Promise<LineageRoots> {
  const tableIds = await findTableIds(db, workspaceId, tables)
  const columnIds = await findColumnIds(db, workspaceId, columns)
  const rows = await readRoots(db, { workspaceId, viewer, tableIds, columnIds })
  const found = rows.filter((row) => row.listed > 0).map(toRoot)
  const hidden = found.length > 0 ? 0 : rows.reduce((sum, row) => sum + row.hidden, 0)
  return { found, hidden }
}

interface RootRow {
  table_id: string
  column_id: string | null
  catalog_id: string
  catalog_name: string
  schema_name: string
  name: string
  column_name: string | null
  listed: number
  hidden: number
}

interface RootIds {
  workspaceId: string
  viewer: Viewer
  tableIds: readonly string[]
  columnIds: readonly string[]
}

async function readRoots(db: Db, { workspaceId, viewer, tableIds, columnIds }: RootIds): Promise<RootRow[]> {
  if (tableIds.length + columnIds.length === 0) return []
  const usages = sql`from table_usage join query
    on query.workspace_id = table_usage.workspace_id and query.id = table_usage.query_id
    where table_usage.workspace_id = ${workspaceId} and table_usage.table_id = data_table.id`
  const { rows } = await sql<RootRow>`
    with root (table_id, column_id, column_name) as (
      select id, null, null from data_table where workspace_id = ${workspaceId} and id in (${ids(tableIds)})
      union all
      select table_id, id, name from data_column where workspace_id = ${workspaceId} and id in (${ids(columnIds)})
    )
    select root.table_id, root.column_id, root.column_name, data_table.schema_name, data_table.name,
      catalog.id as catalog_id, catalog.name as catalog_name,
      case when exists (select 1 ${usages} and ${isListedFor(viewer)}) then 1 else 0 end as listed,
      (select count(distinct query.id) ${usages} and query.visibility = 'private' and query.deleted_at is null
        and query.owner_id <> ${viewer.userId}) as hidden
    from root
    join data_table on data_table.workspace_id = ${workspaceId} and data_table.id = root.table_id
    join catalog on catalog.workspace_id = data_table.workspace_id and catalog.id = data_table.catalog_id
    order by catalog.name, data_table.schema_key, data_table.name_key, root.column_name`.execute(db)
  return rows
}

function ids(list: readonly string[]) {
  return list.length > 0 ? sql.join(list) : sql`null`
}

function toRoot(row: RootRow): LineageRoot {
  return {
    tableId: row.table_id,
    columnId: row.column_id,
    catalog: { id: row.catalog_id, name: row.catalog_name },
    schema: row.schema_name,
    table: row.name,
    column: row.column_name,
  }
}
