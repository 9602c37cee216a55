import { type RawBuilder, sql } from 'kysely'
import { containsText } from '../contains-text.ts'
import type { Db } from '../store.ts'
import { countMax } from './list-tags.ts'
import { type Page, readCursor, TextPosition, toPage } from './page.ts'
import { isListedFor, type Viewer } from './viewer.ts'

export interface TableItem {
  id: string
  catalog: { id: string; name: string }
  schema: string
  name: string
  /** Queries that the viewer may see; 100 stands for that many or more. */
  queriesReading: number
  queriesWriting: number
}

export interface ListTablesOptions {
  /** Part of the name, folded. */
  q?: string
  catalogId?: string
  limit: number
  cursor: string | null
}

/** Tables that a query names which the viewer may see, by name. One statement. */
export async function listTables(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  { q, catalogId, limit, cursor }: ListTablesOptions,
): Promise<Page<TableItem>> {
  const position = readCursor(cursor, 'tables', TextPosition)
  const usages = usagesOf(workspaceId, viewer)
  const rows = await db
    .selectFrom('data_table')
    .innerJoin('catalog', (join) =>
      join
        .onRef('catalog.workspace_id', '=', 'data_table.workspace_id')
        .onRef('catalog.id', '=', 'data_table.catalog_id'),
    )
    .select(['data_table.id', 'data_table.catalog_id', 'catalog.name as catalog_name', 'data_table.schema_name'])
    .select(['data_table.name', 'data_table.name_key'])
    .select([usages.count('read').as('reading'), usages.count('write').as('writing')])
    .where('data_table.workspace_id', '=', workspaceId)
    .where(usages.exist)
    .$if(q !== undefined, (query) => query.where(containsText(db, 'data_table.name_key', q ?? '')))
    .$if(catalogId !== undefined, (query) => query.where('data_table.catalog_id', '=', catalogId ?? ''))
    .$if(position !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('data_table.name_key', 'data_table.id'), '>', eb.tuple(position?.key ?? '', position?.id ?? '')),
      ),
    )
    .orderBy('data_table.name_key')
    .orderBy('data_table.id')
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, {
    item: (row) => ({
      id: row.id,
      catalog: { id: row.catalog_id, name: row.catalog_name },
      schema: row.schema_name,
      name: row.name,
      queriesReading: row.reading,
      queriesWriting: row.writing,
    }),
    position: (row) => ({ order: 'tables', key: row.name_key, id: row.id }),
  })
}

/** The visible queries of the table at hand, as conditions and counts. */
function usagesOf(workspaceId: string, viewer: Viewer) {
  const visible = sql`from table_usage join query
    on query.workspace_id = table_usage.workspace_id and query.id = table_usage.query_id
    where table_usage.workspace_id = ${workspaceId} and table_usage.table_id = data_table.id and ${isListedFor(viewer)}`
  return {
    exist: sql<boolean>`exists (select 1 ${visible})`,
    count: (access: 'read' | 'write'): RawBuilder<number> =>
      sql<number>`(select count(*) from (select 1 ${visible} and table_usage.access = ${access} limit ${countMax}) as counted)`,
  }
}
