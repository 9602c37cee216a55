import { guardRows } from './guard-rows.ts'
import type { Migration } from './migration.ts'

/**
 * Word search. FTS5 knows rows by a number, so `search_document` gives each query one; the words themselves are not kept twice
 * (`content=''`). `workspace` holds one word, so that a search stays inside its workspace; on PostgreSQL it is one more word
 * of `words`. `search_word` has no row security there, since PostgreSQL uses no text index behind one: what it finds is shown
 * through `search_document`, which has.
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
  postgres: [
    `create table search_document (
      row bigint generated always as identity,
      workspace_id text collate "C" not null,
      query_id text collate "C" not null,
      primary key (workspace_id, row),
      foreign key (workspace_id, query_id) references query (workspace_id, id)
    )`,
    'create unique index search_document_query on search_document (workspace_id, query_id)',
    ...guardRows(['search_document']),
    `create table search_word (
      workspace_id text collate "C" not null,
      row bigint not null,
      words tsvector not null,
      primary key (workspace_id, row),
      foreign key (workspace_id, row) references search_document (workspace_id, row)
    )`,
    'create index search_word_words on search_word using gin (words)',
  ],
}
