import { readSummary } from '../query-summary.ts'
import type { Db } from '../store.ts'
import type { QueryStatus, Visibility } from '../tables.ts'

/** A query as lists show it. Times are milliseconds since 1970. */
export interface QueryItem {
  id: string
  title: string
  dialect: string
  catalog: { id: string; name: string }
  owner: { id: string; name: string }
  status: QueryStatus
  visibility: Visibility
  version: number
  revision: number
  tags: string[]
  tablesIn: string[]
  tablesOut: string[]
  complexity: { score: number; grade: string }
  parseStatus: string
  problems: number
  fingerprint: string
  family: string
  createdAt: number
  updatedAt: number
  deletedAt: number | null
}

/** The columns that `toQueryItem` needs, of a query with its catalog and owner. */
export const itemColumns = [
  'query.id',
  'query.title',
  'query.dialect',
  'query.catalog_id',
  'catalog.name as catalog_name',
  'query.owner_id',
  'user_account.name as owner_name',
  'query.status',
  'query.visibility',
  'query.version',
  'query.revision',
  'query.complexity',
  'query.parse_status',
  'query.summary_json',
  'query.fingerprint',
  'query.family',
  'query.created_at',
  'query.updated_at',
  'query.deleted_at',
] as const

/** Queries of a workspace with the names of their catalogs and owners. */
export function selectItems(db: Db, workspaceId: string) {
  return db
    .selectFrom('query')
    .innerJoin('catalog', (join) =>
      join.onRef('catalog.workspace_id', '=', 'query.workspace_id').onRef('catalog.id', '=', 'query.catalog_id'),
    )
    .leftJoin('user_account', 'user_account.id', 'query.owner_id')
    .select(itemColumns)
    .where('query.workspace_id', '=', workspaceId)
}

/** A row of `selectItems`. */
export type ItemRow = Awaited<ReturnType<ReturnType<typeof selectItems>['executeTakeFirstOrThrow']>>

export function toQueryItem(row: ItemRow): QueryItem {
  const { tags, tablesIn, tablesOut, grade, problems } = readSummary(row.summary_json)
  return {
    id: row.id,
    title: row.title,
    dialect: row.dialect,
    catalog: { id: row.catalog_id, name: row.catalog_name },
    owner: { id: row.owner_id, name: row.owner_name ?? '' },
    status: row.status,
    visibility: row.visibility,
    version: row.version,
    revision: row.revision,
    tags,
    tablesIn,
    tablesOut,
    complexity: { score: row.complexity, grade },
    parseStatus: row.parse_status,
    problems,
    fingerprint: row.fingerprint,
    family: row.family,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  }
}
