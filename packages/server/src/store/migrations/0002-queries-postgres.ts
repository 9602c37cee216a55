import { guardRows } from './guard-rows.ts'

/**
 * The PostgreSQL part of `0002-queries.ts`. Texts sort by their bytes, as on SQLite. Audit events are partitioned by month
 * (`audit-partitions.ts`): the time stands first in their ids, so that the key is the same on both stores.
 */
export const queriesPostgres: readonly string[] = [
  `create table catalog (
    workspace_id text collate "C" not null,
    id text collate "C" not null,
    name text collate "C" not null,
    dialect text collate "C" not null,
    search_path_json text collate "C" not null,
    created_at bigint not null,
    primary key (workspace_id, id)
  )`,
  'create unique index catalog_name on catalog (workspace_id, name)',

  `create table data_table (
    workspace_id text collate "C" not null,
    id text collate "C" not null,
    catalog_id text collate "C" not null,
    schema_key text collate "C" not null,
    name_key text collate "C" not null,
    schema_name text collate "C" not null,
    name text collate "C" not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, catalog_id) references catalog (workspace_id, id)
  )`,
  'create unique index data_table_key on data_table (workspace_id, catalog_id, schema_key, name_key)',
  'create index data_table_name on data_table (workspace_id, name_key)',

  `create table data_column (
    workspace_id text collate "C" not null,
    id text collate "C" not null,
    table_id text collate "C" not null,
    name_key text collate "C" not null,
    name text collate "C" not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, table_id) references data_table (workspace_id, id)
  )`,
  'create unique index data_column_key on data_column (workspace_id, table_id, name_key)',
  'create index data_column_name on data_column (workspace_id, name_key)',

  `create table sql_text (
    workspace_id text collate "C" not null,
    hash text collate "C" not null,
    sql text collate "C" not null,
    size_bytes bigint not null,
    primary key (workspace_id, hash)
  )`,

  `create table query (
    workspace_id text collate "C" not null,
    id text collate "C" not null,
    catalog_id text collate "C" not null,
    owner_id text collate "C" not null,
    title text collate "C" not null,
    title_key text collate "C" not null,
    dialect text collate "C" not null,
    status text collate "C" not null check (status in ('draft', 'endorsed', 'deprecated')),
    visibility text collate "C" not null check (visibility in ('workspace', 'private')),
    version bigint not null,
    revision bigint not null,
    text_hash text collate "C" not null,
    fingerprint text collate "C" not null,
    family text collate "C" not null,
    complexity double precision not null,
    parse_status text collate "C" not null,
    summary_json text collate "C" not null,
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint,
    primary key (workspace_id, id),
    foreign key (workspace_id, catalog_id) references catalog (workspace_id, id)
  )`,
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
    workspace_id text collate "C" not null,
    query_id text collate "C" not null,
    version bigint not null,
    text_hash text collate "C" not null,
    dialect text collate "C" not null,
    author_id text collate "C" not null,
    message text collate "C" not null,
    created_at bigint not null,
    primary key (workspace_id, query_id, version),
    foreign key (workspace_id, query_id) references query (workspace_id, id),
    foreign key (workspace_id, text_hash) references sql_text (workspace_id, hash)
  )`,
  'create index query_version_text on query_version (workspace_id, text_hash)',

  `create table query_analysis (
    workspace_id text collate "C" not null,
    query_id text collate "C" not null,
    version bigint not null,
    engine text collate "C" not null,
    facts_json text collate "C" not null,
    analyzed_at bigint not null,
    primary key (workspace_id, query_id),
    foreign key (workspace_id, query_id) references query (workspace_id, id)
  )`,

  `create table table_usage (
    workspace_id text collate "C" not null,
    query_id text collate "C" not null,
    table_id text collate "C" not null,
    access text collate "C" not null check (access in ('read', 'write')),
    occurrences bigint not null,
    primary key (workspace_id, query_id, table_id, access),
    foreign key (workspace_id, query_id) references query (workspace_id, id),
    foreign key (workspace_id, table_id) references data_table (workspace_id, id)
  )`,
  'create index table_usage_table on table_usage (workspace_id, table_id, access, query_id)',

  `create table column_edge (
    workspace_id text collate "C" not null,
    query_id text collate "C" not null,
    position bigint not null,
    target_column_id text collate "C",
    target_name text collate "C" not null,
    source_column_id text collate "C" not null,
    kind text collate "C" not null check (kind in ('identity', 'transformation', 'aggregation')),
    confidence double precision not null,
    primary key (workspace_id, query_id, position),
    foreign key (workspace_id, query_id) references query (workspace_id, id),
    foreign key (workspace_id, target_column_id) references data_column (workspace_id, id),
    foreign key (workspace_id, source_column_id) references data_column (workspace_id, id)
  )`,
  'create index column_edge_source on column_edge (workspace_id, source_column_id, query_id)',
  `create index column_edge_target on column_edge (workspace_id, target_column_id, query_id)
    where target_column_id is not null`,

  `create table column_usage (
    workspace_id text collate "C" not null,
    query_id text collate "C" not null,
    column_id text collate "C" not null,
    clause text collate "C" not null check (clause in ('filter', 'join', 'group', 'sort', 'window', 'conditional')),
    primary key (workspace_id, query_id, column_id, clause),
    foreign key (workspace_id, query_id) references query (workspace_id, id),
    foreign key (workspace_id, column_id) references data_column (workspace_id, id)
  )`,
  'create index column_usage_column on column_usage (workspace_id, column_id, query_id)',

  `create table finding (
    workspace_id text collate "C" not null,
    query_id text collate "C" not null,
    position bigint not null,
    rule text collate "C" not null,
    severity text collate "C" not null check (severity in ('error', 'warning', 'info')),
    message text collate "C" not null,
    span_start bigint not null,
    span_end bigint not null,
    primary key (workspace_id, query_id, position),
    foreign key (workspace_id, query_id) references query (workspace_id, id)
  )`,
  'create index finding_rule on finding (workspace_id, rule, query_id)',

  `create table query_tag (
    workspace_id text collate "C" not null,
    query_id text collate "C" not null,
    tag text collate "C" not null,
    primary key (workspace_id, query_id, tag),
    foreign key (workspace_id, query_id) references query (workspace_id, id)
  )`,
  'create index query_tag_tag on query_tag (workspace_id, tag, query_id)',

  `create table audit_event (
    workspace_id text collate "C" not null,
    id text collate "C" not null,
    at bigint not null,
    actor_id text collate "C" not null,
    action text collate "C" not null,
    subject_kind text collate "C" not null,
    subject_id text collate "C" not null,
    request_id text collate "C" not null,
    detail_json text collate "C" not null,
    primary key (workspace_id, id)
  ) partition by range (id)`,
  'create table audit_event_rest partition of audit_event default',
  'create index audit_event_subject on audit_event (workspace_id, subject_id, id)',

  `create table idempotency_record (
    workspace_id text collate "C" not null,
    actor_id text collate "C" not null,
    action text collate "C" not null,
    key text collate "C" not null,
    input_hash text collate "C" not null,
    output_json text collate "C" not null,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (workspace_id, actor_id, action, key)
  )`,
  'create index idempotency_record_expiry on idempotency_record (workspace_id, expires_at)',

  ...guardRows([
    'catalog',
    'data_table',
    'data_column',
    'query',
    'query_version',
    'sql_text',
    'query_analysis',
    'table_usage',
    'column_edge',
    'column_usage',
    'finding',
    'query_tag',
    'audit_event',
    'idempotency_record',
  ]),
]
