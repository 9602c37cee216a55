import type { Migration } from './migration.ts'

/**
 * Word search of SQLite. FTS5 knows rows by a number, so `search_document` gives each query one; the words themselves are
 * not kept twice (`content=''`). `workspace` holds one word, so that a search stays inside its workspace.
 */
export const search: Migration = {
  number: 3,
  name: 'search',
  sqlite: [
    `create table search_document (
      row integer primary key,
      workspace_id text not null,
      query_id text not null,
      foreign key (workspace_id, query_id) references query (workspace_id, id)
    ) strict`,
    'create unique index search_document_query on search_document (workspace_id, query_id)',
    `create virtual table search_word using fts5 (
      title, sql, tables, tags, workspace,
      content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
    )`,
  ],
}
