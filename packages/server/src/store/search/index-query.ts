import { sql } from 'kysely'
import { foldText } from '../fold-text.ts'
import { isPostgres } from '../is-postgres.ts'
import type { Db } from '../store.ts'
import { tsVector } from './ts-vector.ts'
import { workspaceWord } from './workspace-word.ts'

/** The words that a query is found by. */
export interface SearchDocument {
  workspaceId: string
  queryId: string
  title: string
  sql: string
  tables: readonly string[]
  tags: readonly string[]
}

/**
 * Writes the words of a query and replaces those it had. The second half comes back as work for the end of the transaction:
 * FTS5 gathers words in memory until the next savepoint, so that those of many queries are sorted and stored at once.
 */
export async function indexQuery(
  db: Db,
  document: SearchDocument,
  { isNew }: { isNew: boolean },
): Promise<() => Promise<void>> {
  const { workspaceId, title, sql: text, tables, tags } = document
  const row = isNew ? await addRow(db, document) : await findRow(db, document)
  if (isPostgres(db)) return () => writeWords(db, row, document)
  return async () => {
    if (!isNew) await sql`delete from search_word where rowid = ${row}`.execute(db)
    await sql`insert into search_word (rowid, title, sql, tables, tags, workspace) values (${row}, ${foldText(title)},
      ${foldText(text)}, ${foldText(tables.join(' '))}, ${foldText(tags.join(' '))}, ${workspaceWord(workspaceId)})`.execute(
      db,
    )
  }
}

async function writeWords(db: Db, row: number, { tables, tags, ...document }: SearchDocument): Promise<void> {
  const { workspaceId } = document
  const words = tsVector({ ...document, tables: tables.join(' '), tags: tags.join(' ') })
  await sql`insert into search_word (workspace_id, row, words) values (${workspaceId}, ${row}, ${words}::tsvector)
    on conflict (workspace_id, row) do update set words = excluded.words`.execute(db)
}

interface RowNumber {
  row: number
}

async function addRow(db: Db, { workspaceId, queryId }: SearchDocument): Promise<number> {
  const added = await sql<RowNumber>`insert into search_document (workspace_id, query_id)
    values (${workspaceId}, ${queryId}) returning search_document.row`.execute(db)
  return onlyRow(added.rows)
}

async function findRow(db: Db, { workspaceId, queryId }: SearchDocument): Promise<number> {
  const found = await sql<RowNumber>`select search_document.row from search_document
    where workspace_id = ${workspaceId} and query_id = ${queryId}`.execute(db)
  return onlyRow(found.rows)
}

function onlyRow(rows: readonly RowNumber[]): number {
  const first = rows[0]
  if (!first) throw new Error('a query has lost its search row')
  return first.row
}
