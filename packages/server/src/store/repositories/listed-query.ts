import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { findMatch, type SearchMatch } from '../search/find-match.ts'
import type { Db } from '../store.ts'
import type { QueryStatus } from '../tables.ts'
import type { ColumnKey, TableKey } from './dictionary-keys.ts'
import { type ItemRow, type QueryItem, selectItems, toQueryItem } from './query-item.ts'
import { isListedFor, isTrashOf, type Viewer } from './viewer.ts'

/** A query has to meet all that is given. Names are folded already; one key for each catalog that may hold the table. */
export interface QueryFilter {
  q?: string
  /** Read or written by the query. With a catalog in the request, give the keys of that catalog alone. */
  tables?: readonly TableKey[]
  columns?: readonly ColumnKey[]
  /** The catalog that the query is bound to. */
  catalogId?: string
  ownerId?: string
  tag?: string
  dialect?: string
  status?: QueryStatus
  /** Inclusive. */
  createdAfter?: number
  /** Exclusive. */
  createdBefore?: number
  /** Those in the trash and only those. */
  inTrash?: boolean
}

export type QuerySort = '-created' | 'created' | '-updated' | 'updated' | 'title' | 'relevance'

export interface ListQueriesOptions extends QueryFilter {
  limit: number
  cursor: string | null
  /** `relevance` without `q` is `-created`. */
  sort: QuerySort
  withSql?: boolean
}

export interface ListedQuery extends QueryItem {
  /** Only with `withSql`. */
  sql?: string
  /** Only with `q`. */
  match?: SearchMatch
}

/** A list that is ready to be asked for. */
export interface PreparedList {
  workspaceId: string
  options: ListQueriesOptions
  words: readonly string[]
  /** All that a query (`query`) has to meet beside its workspace. */
  conditions: RawBuilder<SqlBool>
}

/** The filters that a query meets by its own columns, and that the viewer may see it. */
export function toConditions(viewer: Viewer, filter: QueryFilter): RawBuilder<SqlBool>[] {
  const { catalogId, ownerId, dialect, status, createdAfter, createdBefore, inTrash = false } = filter
  const when = (value: string | number | undefined, condition: RawBuilder<SqlBool>): RawBuilder<SqlBool>[] =>
    value === undefined ? [] : [condition]
  return [
    inTrash ? isTrashOf(viewer) : isListedFor(viewer),
    ...when(catalogId, sql`query.catalog_id = ${catalogId}`),
    ...when(ownerId, sql`query.owner_id = ${ownerId}`),
    ...when(dialect, sql`query.dialect = ${dialect}`),
    ...when(status, sql`query.status = ${status}`),
    ...when(createdAfter, sql`query.created_at >= ${createdAfter}`),
    ...when(createdBefore, sql`query.created_at < ${createdBefore}`),
  ]
}

/** Rows of a list: with texts where they are shown or where words are looked for in them. */
export function selectListed(db: Db, { workspaceId, options }: PreparedList) {
  return selectItems(db, workspaceId).$if(options.withSql === true || options.q !== undefined, (query) =>
    query
      .innerJoin('sql_text', (join) =>
        join.onRef('sql_text.workspace_id', '=', 'query.workspace_id').onRef('sql_text.hash', '=', 'query.text_hash'),
      )
      .select('sql_text.sql'),
  )
}

type ListedRow = ItemRow & { sql?: string }

export function toListed(row: ListedRow, { options, words }: PreparedList): ListedQuery {
  const item = toQueryItem(row)
  const { sql: text = '' } = row
  return {
    ...item,
    ...(options.withSql ? { sql: text } : {}),
    ...(words.length > 0
      ? { match: findMatch(words, { ...item, tables: [...item.tablesIn, ...item.tablesOut], sql: text }) }
      : {}),
  }
}
