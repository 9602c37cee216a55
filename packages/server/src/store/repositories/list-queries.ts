import { type SqlBool, sql } from 'kysely'
import { searchWords } from '../search/search-words.ts'
import type { Db } from '../store.ts'
import { findColumnIds, findTableIds } from './dictionary-keys.ts'
import { columnSet, type IdSet, setConditions, tableSet, tagSet, wordSet } from './id-set.ts'
import { listByRelevance } from './list-by-relevance.ts'
import { listInOrder } from './list-in-order.ts'
import { type ListedQuery, type ListQueriesOptions, type QueryFilter, toConditions } from './listed-query.ts'
import type { Page } from './page.ts'
import type { Viewer } from './viewer.ts'

/**
 * A page of the queries that the viewer may see, keyset-paged. One statement without a table, column, tag or word filter, and
 * one to three more with. Throws `input.bad-cursor`.
 */
export async function listQueries(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  options: ListQueriesOptions,
): Promise<Page<ListedQuery>> {
  const words = options.q === undefined ? null : searchWords(options.q)
  const sets = await findSets(db, workspaceId, options, words)
  if (!sets) return { items: [], nextCursor: null }
  const byRelevance = options.sort === 'relevance' && words !== null
  const conditions = [
    ...toConditions(viewer, options),
    ...(await setConditions(db, byRelevance ? sets.others : sets.all)),
  ]
  const list = {
    workspaceId,
    options,
    words: words ?? [],
    conditions: sql<SqlBool>`${sql.join(conditions, sql` and `)}`,
  }
  return byRelevance ? listByRelevance(db, list) : listInOrder(db, list)
}

/** null where nothing can match. `others` leaves the words out. */
async function findSets(
  db: Db,
  workspaceId: string,
  { tables, columns, tag }: QueryFilter,
  words: readonly string[] | null,
): Promise<{ all: IdSet[]; others: IdSet[] } | null> {
  const others: IdSet[] = []
  if (tables) {
    const ids = await findTableIds(db, workspaceId, tables)
    if (ids.length === 0) return null
    others.push(tableSet(workspaceId, ids))
  }
  if (columns) {
    const ids = await findColumnIds(db, workspaceId, columns)
    if (ids.length === 0) return null
    others.push(columnSet(workspaceId, ids))
  }
  if (tag !== undefined) others.push(tagSet(workspaceId, tag))
  if (!words) return { all: others, others }
  return words.length === 0 ? null : { all: [...others, wordSet(db, workspaceId, words)], others }
}
