/** The shapes of the REST interface as this page reads them. Times are RFC 3339 in UTC, spans UTF-16 offsets, end exclusive. */
export type Span = readonly [start: number, end: number]

export interface User {
  id: string
  email: string
  name: string
}

export interface Person {
  id: string
  name: string
}

export type Role = 'viewer' | 'editor' | 'admin' | 'owner'

export interface Workspace {
  id: string
  slug: string
  name: string
  role: Role
}

export interface SignIn {
  access_token: string
  /** Seconds. */
  expires_in: number
  user: User
  workspaces: readonly Workspace[]
}

export interface Page<T> {
  items: readonly T[]
  next_cursor: string | null
}

export type EdgeKind = 'identity' | 'transformation' | 'aggregation'
export type UseKind = 'filter' | 'join' | 'group' | 'sort' | 'window' | 'conditional'
export type Severity = 'error' | 'warning' | 'info'

export interface StatementView {
  kind: string
  span: Span
  opaque: number
}

export interface TableView {
  name: string
  spans: readonly Span[]
}

/** `table` null: an output of a plain query (as target), or a column whose table is not known (as source). */
export interface ColumnName {
  table: string | null
  column: string
}

export interface SourceView extends ColumnName {
  kind: EdgeKind
  /** From 0 to 1. */
  confidence: number
  span: Span
  path?: string
}

export interface ColumnView {
  target: ColumnName
  span: Span
  sources: readonly SourceView[]
}

export interface UseView extends ColumnName {
  kind: UseKind
  confidence: number
  span: Span
}

export interface UnresolvedView {
  name: string
  reason: string
  span: Span
}

export interface ComplexityPart {
  name: string
  points: number
  span?: Span
}

export interface ComplexityView {
  score: number
  grade: string
  parts: readonly ComplexityPart[]
}

export interface FindingView {
  rule: string
  severity: Severity
  message: string
  span: Span
}

export interface ProblemView {
  code: string
  message: string
  span: Span
  line: number
  column: number
}

/** The analysis of one text, as stored with a version or as made in this browser. */
export interface AnalysisView {
  engine: string
  dialect: string
  status: string
  statements: readonly StatementView[]
  tables_in: readonly TableView[]
  tables_out: readonly TableView[]
  columns: readonly ColumnView[]
  uses: readonly UseView[]
  unresolved: readonly UnresolvedView[]
  complexity: ComplexityView
  fingerprint: string
  family: string
  findings: readonly FindingView[]
  problems: readonly ProblemView[]
}

export interface QueryItem {
  id: string
  title: string
  dialect: string
  catalog: string
  owner: Person
  status: string
  visibility: string
  version: number
  revision: number
  tags: readonly string[]
  tables_in: readonly string[]
  tables_out: readonly string[]
  complexity: { score: number; grade: string }
  /** How many problems the analysis found. */
  problems: number
  created_at: string
  updated_at: string
  deleted_at: string | null
  match?: { field: string; snippet: string }
}

export interface Query extends QueryItem {
  sql: string
  analysis: AnalysisView
}

export interface Version {
  version: number
  dialect: string
  author: Person
  message: string | null
  created_at: string
  size_bytes: number
}

export interface VersionWithText extends Version {
  sql: string
}

export interface TagCount {
  tag: string
  queries: number
}

export interface KnownTable {
  id: string
  catalog: string
  schema: string
  name: string
  queries_reading: number
  queries_writing: number
}

/** A refusal as `application/problem+json`. */
export interface ProblemBody {
  title: string
  status: number
  detail: string
  code: string
  request_id?: string
  problems?: readonly { path: string; message: string }[]
  hint?: string
}
