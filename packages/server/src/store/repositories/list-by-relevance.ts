import { sql } from 'kysely'
import * as z from 'zod'
import { matchExpression, searchLevels } from '../search/match-expression.ts'
import type { Db } from '../store.ts'
import { type ListedQuery, type PreparedList, selectListed, toListed } from './listed-query.ts'
import { type Page, readCursor, toPage } from './page.ts'

const RelevancePosition = z.object({ order: z.string(), level: z.enum(searchLevels), row: z.int() })

/**
 * Queries with all the words: those with them in the title first, then in tables and tags, then anywhere; the newest first
 * among equals. One statement for each of the three that the page reaches. A score over all matches (bm25) would have to
 * read every one of them before the first page.
 */
export async function listByRelevance(db: Db, list: PreparedList): Promise<Page<ListedQuery>> {
  const { limit, cursor } = list.options
  const position = readCursor(cursor, 'relevance', RelevancePosition)
  const rows: Awaited<ReturnType<typeof readLevel>> = []
  for (const level of searchLevels.slice(position ? searchLevels.indexOf(position.level) : 0)) {
    const before = level === position?.level ? position.row : null
    rows.push(...(await readLevel(db, list, { level, before, limit: limit + 1 - rows.length })))
    if (rows.length > limit) break
  }
  return toPage(rows, limit, {
    item: (row) => toListed(row, list),
    position: ({ level, row }) => ({ order: 'relevance', level, row }),
  })
}

interface LevelOptions {
  level: z.infer<typeof RelevancePosition>['level']
  /** The last row of the page before. */
  before: number | null
  limit: number
}

async function readLevel(db: Db, list: PreparedList, { level, before, limit }: LevelOptions) {
  const match = matchExpression(list.workspaceId, list.words, level)
  const ranked = sql<{ row: number; query_id: string }>`(select search_document.row, search_document.query_id
    from search_word join search_document on search_document.row = search_word.rowid
    where search_word match ${match} and search_document.workspace_id = ${list.workspaceId}
    ${before === null ? sql`` : sql`and search_word.rowid < ${before}`})`
  const rows = await selectListed(db, list)
    .innerJoin(ranked.as('ranked'), 'ranked.query_id', 'query.id')
    .select('ranked.row')
    .orderBy('ranked.row', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, level }))
}
