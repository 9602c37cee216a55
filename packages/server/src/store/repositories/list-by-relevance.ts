import { sql } from 'kysely'
import * as z from 'zod'
import { foundDocuments } from '../search/found-documents.ts'
import { type SearchLevel, searchLevels } from '../search/search-levels.ts'
import type { Db } from '../store.ts'
import { type ListedQuery, type PreparedList, selectListed, toListed } from './listed-query.ts'
import { type Page, readCursor, toPage } from './page.ts'

const RelevancePosition = z.object({ order: z.string(), level: z.enum(searchLevels), row: z.int() })

/**
 * Queries with all the words: those with them in the title first, then in tables and tags, then anywhere; the newest first
 * among equals. One statement for each of the three that the page reaches and one for its items. A score over all matches
 * (bm25) would have to read every one of them before the first page.
 */
export async function listByRelevance(db: Db, list: PreparedList): Promise<Page<ListedQuery>> {
  const { limit, cursor } = list.options
  const position = readCursor(cursor, 'relevance', RelevancePosition)
  const found: Found[] = []
  for (const level of searchLevels.slice(position ? searchLevels.indexOf(position.level) : 0)) {
    const before = level === position?.level ? position.row : null
    found.push(...(await findOnLevel(db, list, { level, before, limit: limit + 1 - found.length })))
    if (found.length > limit) break
  }
  const items = await readItems(db, list, found)
  return toPage(found, limit, {
    item: ({ id }) => {
      const item = items.get(id)
      if (!item) throw new Error('a query went between two statements')
      return item
    },
    position: ({ level, row }) => ({ order: 'relevance', level, row }),
  })
}

interface Found {
  id: string
  level: SearchLevel
  row: number
}

interface LevelOptions {
  level: SearchLevel
  /** The last row of the page before. */
  before: number | null
  limit: number
}

/** The search gives its rows in order and stops at the limit. */
async function findOnLevel(db: Db, list: PreparedList, { level, before, limit }: LevelOptions): Promise<Found[]> {
  const { workspaceId, words, conditions } = list
  const { tables, join, row, matches } = foundDocuments(db, workspaceId, words, level)
  const { rows } = await sql<{ id: string; row: number }>`
    select query.id, ${row} as row
    from ${tables}
    ${join} query on query.workspace_id = search_document.workspace_id and query.id = search_document.query_id
    where ${matches} and search_document.workspace_id = ${workspaceId} and ${conditions}
      ${before === null ? sql`` : sql`and ${row} < ${before}`}
    order by ${row} desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, level }))
}

async function readItems(db: Db, list: PreparedList, found: readonly Found[]): Promise<Map<string, ListedQuery>> {
  if (found.length === 0) return new Map()
  const rows = await selectListed(db, list)
    .where(
      'query.id',
      'in',
      found.map(({ id }) => id),
    )
    .execute()
  return new Map(rows.map((row) => [row.id, toListed(row, list)]))
}
