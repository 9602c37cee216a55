import { queriesPostgres } from './0002-queries-postgres.ts'
import type { Migration } from './migration.ts'

/**
 * What a workspace holds. `workspace_id` leads every key. Narrow tables that are read by their key are clustered by it
 * (`without rowid`); wide ones are not, since SQLite keeps large rows badly in such a tree.
 */
export const queries: Migration = {
  number: 2,
  name: 'queries',
  sqlite: [
    `create table catalog (
      workspace_id text not null,
      id text not null,
      name text not null,
      dialect text not null,
      search_path_json text not null,
      created_at integer not null,
      primary key (workspace_id, id)
    ) strict, without rowid`,
    'create unique index catalog_name on catalog (workspace_id, name)',

    `create table data_table (
      workspace_id text not null,
      id text not null,
      catalog_id text not null,
      schema_key text not null,
      name_key text not null,
      schema_name text not null,
      name text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, catalog_id) references catalog (workspace_id, id)
    ) strict, without rowid`,
    'create unique index data_table_key on data_table (workspace_id, catalog_id, schema_key, name_key)',
    'create index data_table_name on data_table (workspace_id, name_key)',

    `create table data_column (
      workspace_id text not null,
      id text not null,
      table_id text not null,
      name_key text not null,
      name text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, table_id) references data_table (workspace_id, id)
    ) strict, without rowid`,
    'create unique index data_column_key on data_column (workspace_id, table_id, name_key)',
    'create index data_column_name on data_column (workspace_id, name_key)',

    `create table sql_text (
      workspace_id text not null,
      hash text not null,
      sql text not null,
      size_bytes integer not null,
      primary key (workspace_id, hash)
    ) strict`,

    `create table query (
      workspace_id text not null,
      id text not null,
      catalog_id text not null,
      owner_id text not null,
      title text not null,
      title_key text not null,
      dialect text not null,
      status text not null check (status in ('draft', 'endorsed', 'deprecated')),
      visibility text not null check (visibility in ('workspace', 'private')),
      version integer not null,
      revision integer not null,
      text_hash text not null,
      fingerprint text not null,
      family text not null,
      complexity real not null,
      parse_status text not null,
      summary_json text not null,
      created_at integer not null,
      updated_at integer not null,
      deleted_at integer,
      primary key (workspace_id, id),
      foreign key (workspace_id, catalog_id) references catalog (workspace_id, id)
    ) strict`,
    'create index query_created on query (workspace_id, created_at, id)',
    'create index query_updated on query (workspace_id, updated_at, id)',
    'create index query_title on query (workspace_id, title_key, id)',
    'create index query_owner on query (workspace_id, owner_id, created_at, id)',
    'create index query_dialect on query (workspace_id, dialect, created_at, id)',
    'create index query_status on query (workspace_id, status, created_at, id)',
    'create index query_catalog on query (workspace_id, catalog_id, created_at, id)',
    'create index query_fingerprint on query (workspace_id, fingerprint)',
    'create index query_family on query (workspace_id, family)',
    'create index query_trash on query (workspace_id, deleted_at, id) where deleted_at is not null',

    `create table query_version (
      workspace_id text not null,
      query_id text not null,
      version integer not null,
      text_hash text not null,
      dialect text not null,
      author_id text not null,
      message text not null,
      created_at integer not null,
      primary key (workspace_id, query_id, version),
      foreign key (workspace_id, query_id) references query (workspace_id, id),
      foreign key (workspace_id, text_hash) references sql_text (workspace_id, hash)
    ) strict, without rowid`,

    'create index query_version_text on query_version (workspace_id, text_hash)',

    `create table query_analysis (
      workspace_id text not null,
      query_id text not null,
      version integer not null,
      engine text not null,
      facts_json text not null,
      analyzed_at integer not null,
      primary key (workspace_id, query_id),
      foreign key (workspace_id, query_id) references query (workspace_id, id)
    ) strict`,

    `create table table_usage (
      workspace_id text not null,
      query_id text not null,
      table_id text not null,
      access text not null check (access in ('read', 'write')),
      occurrences integer not null,
      primary key (workspace_id, query_id, table_id, access),
      foreign key (workspace_id, query_id) references query (workspace_id, id),
      foreign key (workspace_id, table_id) references data_table (workspace_id, id)
    ) strict, without rowid`,
    'create index table_usage_table on table_usage (workspace_id, table_id, access, query_id)',

    `create table column_edge (
      workspace_id text not null,
      query_id text not null,
      position integer not null,
      target_column_id text,
      target_name text not null,
      source_column_id text not null,
      kind text not null check (kind in ('identity', 'transformation', 'aggregation')),
      confidence real not null,
      primary key (workspace_id, query_id, position),
      foreign key (workspace_id, query_id) references query (workspace_id, id),
      foreign key (workspace_id, target_column_id) references data_column (workspace_id, id),
      foreign key (workspace_id, source_column_id) references data_column (workspace_id, id)
    ) strict, without rowid`,
    'create index column_edge_source on column_edge (workspace_id, source_column_id, query_id)',
    `create index column_edge_target on column_edge (workspace_id, target_column_id, query_id)
      where target_column_id is not null`,

    `create table column_usage (
      workspace_id text not null,
      query_id text not null,
      column_id text not null,
      clause text not null check (clause in ('filter', 'join', 'group', 'sort', 'window', 'conditional')),
      primary key (workspace_id, query_id, column_id, clause),
      foreign key (workspace_id, query_id) references query (workspace_id, id),
      foreign key (workspace_id, column_id) references data_column (workspace_id, id)
    ) strict, without rowid`,
    'create index column_usage_column on column_usage (workspace_id, column_id, query_id)',

    `create table finding (
      workspace_id text not null,
      query_id text not null,
      position integer not null,
      rule text not null,
      severity text not null check (severity in ('error', 'warning', 'info')),
      message text not null,
      span_start integer not null,
      span_end integer not null,
      primary key (workspace_id, query_id, position),
      foreign key (workspace_id, query_id) references query (workspace_id, id)
    ) strict, without rowid`,
    'create index finding_rule on finding (workspace_id, rule, query_id)',

    `create table query_tag (
      workspace_id text not null,
      query_id text not null,
      tag text not null,
      primary key (workspace_id, query_id, tag),
      foreign key (workspace_id, query_id) references query (workspace_id, id)
    ) strict, without rowid`,
    'create index query_tag_tag on query_tag (workspace_id, tag, query_id)',

    `create table audit_event (
      workspace_id text not null,
      id text not null,
      at integer not null,
      actor_id text not null,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      request_id text not null,
      detail_json text not null,
      primary key (workspace_id, id)
    ) strict`,
    'create index audit_event_subject on audit_event (workspace_id, subject_id, id)',

    `create table idempotency_record (
      workspace_id text not null,
      actor_id text not null,
      action text not null,
      key text not null,
      input_hash text not null,
      output_json text not null,
      created_at integer not null,
      expires_at integer not null,
      primary key (workspace_id, actor_id, action, key)
    ) strict`,
    'create index idempotency_record_expiry on idempotency_record (workspace_id, expires_at)',
  ],
  postgres: queriesPostgres,
}
