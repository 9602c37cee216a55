import { compileOnce } from '../compile-once.ts'
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
  const [row] = await findRow(db, { workspaceId, id, userId: viewer.userId })
  if (!row || (row.deleted_at !== null && !withTrash)) return null
  return { ...toQueryItem(row), sql: row.sql, factsJson: row.facts_json }
}

const findRow = compileOnce((db, placeholder) =>
  selectItems(db, placeholder('workspaceId'))
    .innerJoin('sql_text', (join) =>
      join.onRef('sql_text.workspace_id', '=', 'query.workspace_id').onRef('sql_text.hash', '=', 'query.text_hash'),
    )
    .innerJoin('query_analysis', (join) =>
      join
        .onRef('query_analysis.workspace_id', '=', 'query.workspace_id')
        .onRef('query_analysis.query_id', '=', 'query.id'),
    )
    .select(['sql_text.sql', 'query_analysis.facts_json'])
    .where('query.id', '=', placeholder('id'))
    .where(visibleTo({ userId: placeholder('userId') })),
)
