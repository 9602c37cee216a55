import type { Db } from '../store.ts'
import { type QueryItem, selectItems, toQueryItem } from './query-item.ts'
import { type Viewer, visibleTo } from './viewer.ts'

export interface FullQuery extends QueryItem {
  sql: string
  /** The analysis as it was stored (`StoredAnalysis.factsJson`). */
  factsJson: string
}

export interface GetQueryOptions {
  /** Also where it is in the trash. */
  withTrash?: boolean
}

/** One query with its text and analysis; null where there is none that the viewer may see. One statement. */
export async function getQuery(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  id: string,
  { withTrash = false }: GetQueryOptions = {},
): Promise<FullQuery | null> {
  const query = selectItems(db, workspaceId)
    .innerJoin('sql_text', (join) =>
      join.onRef('sql_text.workspace_id', '=', 'query.workspace_id').onRef('sql_text.hash', '=', 'query.text_hash'),
    )
    .innerJoin('query_analysis', (join) =>
      join
        .onRef('query_analysis.workspace_id', '=', 'query.workspace_id')
        .onRef('query_analysis.query_id', '=', 'query.id'),
    )
    .select(['sql_text.sql', 'query_analysis.facts_json'])
    .where('query.id', '=', id)
    .where(visibleTo(viewer))
  const row = await (withTrash ? query : query.where('query.deleted_at', 'is', null)).executeTakeFirst()
  return row ? { ...toQueryItem(row), sql: row.sql, factsJson: row.facts_json } : null
}
