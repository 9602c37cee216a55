import type { Migration } from './migration.ts'

/**
 * What SQLite's planner believes about sizes: total rows, then rows for each value of the first column, of the first two, and
 * so on. Without figures it takes every `workspace_id = ?` for ten rows, and then any index looks as good as another. These
 * are a workspace of 100,000 queries, the same in every store, so that plans are those that were tested.
 */
const figures: readonly (readonly [table: string, index: string, rows: string])[] = [
  ['catalog', 'catalog', '10 10 1'],
  ['catalog', 'catalog_name', '10 10 1'],
  ['data_table', 'data_table', '2000 2000 1'],
  ['data_table', 'data_table_key', '2000 2000 1000 100 1'],
  ['data_table', 'data_table_name', '2000 2000 2'],
  ['data_column', 'data_column', '20000 20000 1'],
  ['data_column', 'data_column_key', '20000 20000 10 1'],
  ['data_column', 'data_column_name', '20000 20000 20'],
  ['sql_text', 'sqlite_autoindex_sql_text_1', '300000 300000 1'],
  ['query', 'sqlite_autoindex_query_1', '100000 100000 1'],
  ['query', 'query_created', '100000 100000 1 1'],
  ['query', 'query_updated', '100000 100000 1 1'],
  ['query', 'query_title', '100000 100000 1 1'],
  ['query', 'query_owner', '100000 100000 5000 1 1'],
  ['query', 'query_dialect', '100000 100000 50000 1 1'],
  ['query', 'query_status', '100000 100000 50000 1 1'],
  ['query', 'query_catalog', '100000 100000 50000 1 1'],
  ['query', 'query_fingerprint', '100000 100000 2'],
  ['query', 'query_family', '100000 100000 10'],
  ['query', 'query_trash', '1000 1000 1 1'],
  ['query_version', 'query_version', '300000 300000 3 1'],
  ['query_version', 'query_version_text', '300000 300000 1'],
  ['query_analysis', 'sqlite_autoindex_query_analysis_1', '100000 100000 1'],
  ['table_usage', 'table_usage', '500000 500000 5 1 1'],
  ['table_usage', 'table_usage_table', '500000 500000 250 200 1'],
  ['column_edge', 'column_edge', '1000000 1000000 10 1'],
  ['column_edge', 'column_edge_source', '1000000 1000000 50 1'],
  ['column_edge', 'column_edge_target', '500000 500000 50 1'],
  ['column_usage', 'column_usage', '1500000 1500000 15 1 1'],
  ['column_usage', 'column_usage_column', '1500000 1500000 75 2'],
  ['finding', 'finding', '300000 300000 3 1'],
  ['finding', 'finding_rule', '300000 300000 5000 1'],
  ['query_tag', 'query_tag', '200000 200000 2 1'],
  ['query_tag', 'query_tag_tag', '200000 200000 2000 1'],
  ['audit_event', 'sqlite_autoindex_audit_event_1', '500000 500000 1'],
  ['audit_event', 'audit_event_subject', '500000 500000 5 1'],
  ['idempotency_record', 'sqlite_autoindex_idempotency_record_1', '10000 10000 500 500 1'],
  ['idempotency_record', 'idempotency_record_expiry', '10000 10000 1'],
  ['search_document', 'search_document_query', '100000 100000 1'],
]

const values = figures.map(([table, index, rows]) => `('${table}', '${index}', '${rows}')`).join(', ')

export const statistics: Migration = {
  number: 4,
  name: 'statistics',
  sqlite: [
    'analyze',
    'delete from sqlite_stat1',
    `insert into sqlite_stat1 (tbl, idx, stat) values ${values}`,
    // The connection that runs this reads the figures now; others do when they open.
    'analyze sqlite_schema',
  ],
  // PostgreSQL counts for itself.
  postgres: [],
}
