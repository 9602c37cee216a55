/**
 * The logical schema, the same on every store. Keys and reasons: docs/adr/0002-identity.md.
 * Times are milliseconds since 1970 (UTC); ids are UUIDv7; booleans are 0 or 1; `*_json` columns hold JSON with `v: 1`.
 */
export interface Tables {
  // Identity: small, apart from the workspaces' own data.
  user_account: UserAccountTable
  workspace: WorkspaceTable
  membership: MembershipTable
  invitation: InvitationTable
  session: SessionTable
  refresh_token: RefreshTokenTable
  one_time_token: OneTimeTokenTable
  // Of a workspace: `workspace_id` leads every key.
  catalog: CatalogTable
  data_table: DataTableTable
  data_column: DataColumnTable
  query: QueryTable
  query_version: QueryVersionTable
  sql_text: SqlTextTable
  query_analysis: QueryAnalysisTable
  table_usage: TableUsageTable
  column_edge: ColumnEdgeTable
  column_usage: ColumnUsageTable
  finding: FindingTable
  query_tag: QueryTagTable
  audit_event: AuditEventTable
  idempotency_record: IdempotencyRecordTable
}

export type Role = 'owner' | 'admin' | 'editor' | 'viewer'

export interface UserAccountTable {
  id: string
  email: string
  /** NFKC, lower case; what is unique. */
  email_key: string
  name: string
  /** argon2id, PHC string; null where no password was ever set (the local user). */
  password_hash: string | null
  default_workspace_id: string
  created_at: number
}

export interface WorkspaceTable {
  id: string
  slug: string
  name: string
  created_at: number
}

export interface MembershipTable {
  user_id: string
  workspace_id: string
  role: Role
  created_at: number
}

export interface InvitationTable {
  token_hash: string
  workspace_id: string
  email_key: string
  role: Role
  invited_by: string
  created_at: number
  expires_at: number
  used_at: number | null
}

/** One log-in on one device; a family of refresh tokens hangs on it. */
export interface SessionTable {
  id: string
  user_id: string
  user_agent: string
  created_at: number
  last_used_at: number
  expires_at: number
  ended_at: number | null
}

export interface RefreshTokenTable {
  token_hash: string
  session_id: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface OneTimeTokenTable {
  token_hash: string
  purpose: 'open' | 'reset-password'
  user_id: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface CatalogTable {
  workspace_id: string
  id: string
  name: string
  dialect: string
  /** `{v: 1, schemas: string[]}` */
  search_path_json: string
  created_at: number
}

/** A table of the user's databases. Keys are folded by the catalog's dialect; the names are the spelling first seen. */
export interface DataTableTable {
  workspace_id: string
  id: string
  catalog_id: string
  schema_key: string
  name_key: string
  schema_name: string
  name: string
}

export interface DataColumnTable {
  workspace_id: string
  id: string
  table_id: string
  name_key: string
  name: string
}

export type QueryStatus = 'draft' | 'endorsed' | 'deprecated'
export type Visibility = 'workspace' | 'private'

export interface QueryTable {
  workspace_id: string
  id: string
  catalog_id: string
  owner_id: string
  title: string
  /** NFKC, lower case, 200 characters at most: what lists sort by. */
  title_key: string
  dialect: string
  status: QueryStatus
  visibility: Visibility
  version: number
  revision: number
  text_hash: string
  fingerprint: string
  family: string
  complexity: number
  parse_status: string
  /** What a list shows and other tables hold in many rows (see `query-summary.ts`): one row then makes one item. */
  summary_json: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

export interface QueryVersionTable {
  workspace_id: string
  query_id: string
  version: number
  text_hash: string
  dialect: string
  author_id: string
  message: string
  created_at: number
}

/** Texts once per workspace, by the SHA-256 (hexadecimal) of their UTF-8 bytes. */
export interface SqlTextTable {
  workspace_id: string
  hash: string
  sql: string
  size_bytes: number
}

export interface QueryAnalysisTable {
  workspace_id: string
  query_id: string
  version: number
  /** Version of the analysis that made it; `sqm reanalyze` looks for older ones. */
  engine: string
  facts_json: string
  analyzed_at: number
}

export interface TableUsageTable {
  workspace_id: string
  query_id: string
  table_id: string
  access: 'read' | 'write'
  /** How often the text names it. */
  occurrences: number
}

/** `target_column_id` is null for the output of a plain query; `target_name` is its name then. */
export interface ColumnEdgeTable {
  workspace_id: string
  query_id: string
  position: number
  target_column_id: string | null
  target_name: string
  source_column_id: string
  kind: 'identity' | 'transformation' | 'aggregation'
  confidence: number
}

export interface ColumnUsageTable {
  workspace_id: string
  query_id: string
  column_id: string
  clause: 'filter' | 'join' | 'group' | 'sort' | 'window' | 'conditional'
}

export interface FindingTable {
  workspace_id: string
  query_id: string
  position: number
  rule: string
  severity: 'error' | 'warning' | 'info'
  message: string
  span_start: number
  span_end: number
}

export interface QueryTagTable {
  workspace_id: string
  query_id: string
  tag: string
}

/** Written in the transaction of the change it tells of. `detail_json` holds names and hashes, never texts or secrets. */
export interface AuditEventTable {
  workspace_id: string
  id: string
  at: number
  actor_id: string
  action: string
  subject_kind: string
  subject_id: string
  request_id: string
  detail_json: string
}

/** The outcome of a write that carried an Idempotency-Key, so that a repeat answers the same. */
export interface IdempotencyRecordTable {
  workspace_id: string
  actor_id: string
  action: string
  key: string
  input_hash: string
  output_json: string
  created_at: number
  expires_at: number
}
