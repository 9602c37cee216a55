import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { foundDocuments } from '../search/found-documents.ts'
import type { Db } from '../store.ts'

/** Queries that the index of another table names: those of a table, a column, a tag, a word. */
export interface IdSet {
  /** `select query_id ...` */
  ids: RawBuilder<unknown>
  /** Whether the query at hand (`query.id`) is in it. */
  holds: RawBuilder<SqlBool>
}

export function tableSet(workspaceId: string, tableIds: readonly string[]): IdSet {
  const match = sql`table_usage.workspace_id = ${workspaceId} and table_usage.table_id in (${sql.join(tableIds)})`
  return {
    ids: sql`select query_id from table_usage where ${match}`,
    holds: sql`exists (select 1 from table_usage where ${match} and query_id = query.id)`,
  }
}

export function columnSet(workspaceId: string, columnIds: readonly string[]): IdSet {
  const ids = sql.join(columnIds)
  const uses = sql`from column_usage where workspace_id = ${workspaceId} and column_id in (${ids})`
  const sources = sql`from column_edge where workspace_id = ${workspaceId} and source_column_id in (${ids})`
  const targets = sql`from column_edge where workspace_id = ${workspaceId} and target_column_id in (${ids})`
  const ofQuery = sql`and query_id = query.id`
  return {
    ids: sql`select query_id ${uses} union all select query_id ${sources} union all select query_id ${targets}`,
    holds: sql`(exists (select 1 ${uses} ${ofQuery}) or exists (select 1 ${sources} ${ofQuery})
      or exists (select 1 ${targets} ${ofQuery}))`,
  }
}

export function tagSet(workspaceId: string, tag: string): IdSet {
  const match = sql`workspace_id = ${workspaceId} and tag = ${tag}`
  return {
    ids: sql`select query_id from query_tag where ${match}`,
    holds: sql`exists (select 1 from query_tag where ${match} and query_id = query.id)`,
  }
}

export function wordSet(db: Db, workspaceId: string, words: readonly string[]): IdSet {
  const { tables, row, matches } = foundDocuments(db, workspaceId, words, null)
  return {
    ids: sql`select query_id from ${tables} where ${matches} and search_document.workspace_id = ${workspaceId}`,
    // All rows found, once, rather than a search for each query: the beginning of a word is looked up anew each time.
    holds: sql`exists (select 1 from search_document where workspace_id = ${workspaceId} and query_id = query.id
      and search_document.row in (select ${row} from search_word where ${matches}))`,
  }
}

/** Up to this many ids are looked up one by one rather than met on a walk through the list's own order. */
const smallMax = 1000

/**
 * Conditions for a list: a query has to be in all of `sets`. A small set drives the statement (`in`); a large one is asked of
 * each row on the walk, which soon fills its page then. Telling which is which takes one statement.
 */
export async function setConditions(db: Db, sets: readonly IdSet[]): Promise<RawBuilder<SqlBool>[]> {
  if (sets.length === 0) return []
  const counts = sets.map(
    ({ ids }, index) =>
      sql`(select count(*) from (${ids} limit ${smallMax + 1}) as first_few) as ${sql.id(`set${index}`)}`,
  )
  const [row] = (await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(db)).rows
  return sets.map(({ ids, holds }, index) =>
    (row?.[`set${index}`] ?? 0) <= smallMax ? sql<SqlBool>`query.id in (${ids})` : holds,
  )
}
