import type { Db } from '../store.ts'
import { NumberPosition, type Page, readCursor, toPage } from './page.ts'
import { type Viewer, visibleTo } from './viewer.ts'

export interface VersionItem {
  version: number
  dialect: string
  author: { id: string; name: string }
  message: string
  createdAt: number
  sizeBytes: number
}

export interface FullVersion extends VersionItem {
  sql: string
}

/** Versions of a query, the newest first. Empty where the viewer may not see it: ask `getQuery` which of the two it is. */
export async function listVersions(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  { queryId, limit, cursor }: { queryId: string; limit: number; cursor: string | null },
): Promise<Page<VersionItem>> {
  const position = readCursor(cursor, 'versions', NumberPosition)
  const rows = await selectVersions(db, { workspaceId, viewer, queryId })
    .$if(position !== null, (query) => query.where('query_version.version', '<', position?.key ?? 0))
    .orderBy('query_version.version', 'desc')
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, {
    item: toVersion,
    position: (row) => ({ order: 'versions', key: row.version, id: queryId }),
  })
}

/** One version with its text; null where there is none that the viewer may see. */
export async function getVersion(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  { queryId, version }: { queryId: string; version: number },
): Promise<FullVersion | null> {
  const row = await selectVersions(db, { workspaceId, viewer, queryId })
    .select('sql_text.sql')
    .where('query_version.version', '=', version)
    .executeTakeFirst()
  return row ? { ...toVersion(row), sql: row.sql } : null
}

function selectVersions(
  db: Db,
  { workspaceId, viewer, queryId }: { workspaceId: string; viewer: Viewer; queryId: string },
) {
  return db
    .selectFrom('query')
    .innerJoin('query_version', (join) =>
      join
        .onRef('query_version.workspace_id', '=', 'query.workspace_id')
        .onRef('query_version.query_id', '=', 'query.id'),
    )
    .innerJoin('sql_text', (join) =>
      join
        .onRef('sql_text.workspace_id', '=', 'query_version.workspace_id')
        .onRef('sql_text.hash', '=', 'query_version.text_hash'),
    )
    .leftJoin('user_account', 'user_account.id', 'query_version.author_id')
    .select(['query_version.version', 'query_version.dialect', 'query_version.author_id'])
    .select(['query_version.message', 'query_version.created_at', 'sql_text.size_bytes'])
    .select('user_account.name as author_name')
    .where('query.workspace_id', '=', workspaceId)
    .where('query.id', '=', queryId)
    .where('query.deleted_at', 'is', null)
    .where(visibleTo(viewer))
}

interface VersionRow {
  version: number
  dialect: string
  author_id: string
  author_name: string | null
  message: string
  created_at: number
  size_bytes: number
}

function toVersion(row: VersionRow): VersionItem {
  return {
    version: row.version,
    dialect: row.dialect,
    author: { id: row.author_id, name: row.author_name ?? '' },
    message: row.message,
    createdAt: row.created_at,
    sizeBytes: row.size_bytes,
  }
}
