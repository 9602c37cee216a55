import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isPostgres } from '../is-postgres.ts'
import type { Db } from '../store.ts'
import { matchExpression } from './match-expression.ts'
import type { SearchLevel } from './search-levels.ts'
import { tsQuery } from './ts-query.ts'

/** The pieces of a statement that searches. */
export interface FoundDocuments {
  /** `search_word` and `search_document`, for `from`. */
  tables: RawBuilder<unknown>
  /** Joins further tables to these. `cross join` keeps SQLite to the order written: it takes a search for something cheap. */
  join: RawBuilder<unknown>
  /** The number of a document, in `search_word`. */
  row: RawBuilder<number>
  /** Whether a row of `search_word` holds all the words and is of the workspace. */
  matches: RawBuilder<SqlBool>
}

/** The documents of a workspace that hold all the words; with a level, only what matches there and on no better one. */
export function foundDocuments(
  db: Db,
  workspaceId: string,
  words: readonly string[],
  level: SearchLevel | null,
): FoundDocuments {
  if (isPostgres(db)) {
    return {
      tables: sql`search_word join search_document
        on search_document.workspace_id = search_word.workspace_id and search_document.row = search_word.row`,
      join: sql`join`,
      row: sql`search_word.row`,
      matches: sql`(search_word.workspace_id = ${workspaceId}
        and search_word.words @@ ${tsQuery(workspaceId, words, level)}::tsquery)`,
    }
  }
  return {
    tables: sql`search_word cross join search_document on search_document.row = search_word.rowid`,
    join: sql`cross join`,
    row: sql`search_word.rowid`,
    matches: sql`search_word match ${matchExpression(workspaceId, words, level)}`,
  }
}
