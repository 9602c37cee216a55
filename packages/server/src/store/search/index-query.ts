import { sql } from 'kysely'
import { foldText } from '../fold-text.ts'
import type { Db } from '../store.ts'
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

/** Writes the search rows of a query, in the transaction of its own; replaces those it had. */
export async function indexQuery(db: Db, document: SearchDocument, { isNew }: { isNew: boolean }): Promise<void> {
  const row = isNew ? await addRow(db, document) : await findRow(db, document)
  if (!isNew) await sql`delete from search_word where rowid = ${row}`.execute(db)
  const words = {
    title: foldText(document.title),
    text: foldText(document.sql),
    tables: foldText(document.tables.join(' ')),
    tags: foldText(document.tags.join(' ')),
  }
  await sql`insert into search_word (rowid, title, sql, tables, tags, workspace) values
    (${row}, ${words.title}, ${words.text}, ${words.tables}, ${words.tags}, ${workspaceWord(document.workspaceId)})`.execute(
    db,
  )
}

interface RowNumber {
  row: number
}

async function addRow(db: Db, { workspaceId, queryId }: SearchDocument): Promise<number> {
  const added = await sql<RowNumber>`insert into search_document (workspace_id, query_id)
    values (${workspaceId}, ${queryId}) returning row`.execute(db)
  return onlyRow(added.rows)
}

async function findRow(db: Db, { workspaceId, queryId }: SearchDocument): Promise<number> {
  const found = await sql<RowNumber>`select row from search_document
    where workspace_id = ${workspaceId} and query_id = ${queryId}`.execute(db)
  return onlyRow(found.rows)
}

function onlyRow(rows: readonly RowNumber[]): number {
  const first = rows[0]
  if (!first) throw new Error('a query has lost its search row')
  return first.row
}
