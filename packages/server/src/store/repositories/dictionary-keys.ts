import { boundKey } from '../bound-key.ts'
import type { Db } from '../store.ts'

/** A table as somebody names it, folded by the dialect of the catalog. */
export interface TableKey {
  catalogId: string
  /** null: whatever the schema. */
  schemaKey: string | null
  nameKey: string
}

export interface ColumnKey {
  /** null: of whatever table. */
  table: TableKey | null
  nameKey: string
}

/** Ids of the tables that any of the keys names. */
export async function findTableIds(db: Db, workspaceId: string, keys: readonly TableKey[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('data_table')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where((eb) =>
      eb.or(
        keys.map(({ catalogId, schemaKey, nameKey }) =>
          eb.and({
            name_key: boundKey(nameKey),
            catalog_id: catalogId,
            ...(schemaKey === null ? {} : { schema_key: boundKey(schemaKey) }),
          }),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** Ids of the columns that any of the keys names. */
export async function findColumnIds(db: Db, workspaceId: string, keys: readonly ColumnKey[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('data_column')
    .innerJoin('data_table', (join) =>
      join
        .onRef('data_table.workspace_id', '=', 'data_column.workspace_id')
        .onRef('data_table.id', '=', 'data_column.table_id'),
    )
    .select('data_column.id')
    .where('data_column.workspace_id', '=', workspaceId)
    .where((eb) =>
      eb.or(
        keys.map(({ table, nameKey }) =>
          eb.and([
            eb('data_column.name_key', '=', boundKey(nameKey)),
            ...(table === null
              ? []
              : [
                  eb('data_table.name_key', '=', boundKey(table.nameKey)),
                  eb('data_table.catalog_id', '=', table.catalogId),
                ]),
            ...(table === null || table.schemaKey === null
              ? []
              : [eb('data_table.schema_key', '=', boundKey(table.schemaKey))]),
          ]),
        ),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}
