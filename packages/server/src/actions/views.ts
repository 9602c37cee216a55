import * as z from 'zod'
import { EdgeKind, Role, Severity, Status, UseKind, Visibility } from './words.ts'

/** The shapes of answers. Times are RFC 3339 in UTC, spans UTF-16 offsets with the end exclusive. */
const Time = z.iso.datetime()
/** Not a tuple: their JSON Schema stops some clients. */
const Span = z.array(z.int()).min(2).max(2).readonly()
const Count = z.int().min(0)

export const Person = z.strictObject({ id: z.uuid(), name: z.string() }).meta({ id: 'Person' })
export const User = z.strictObject({ id: z.uuid(), email: z.string(), name: z.string() }).meta({ id: 'User' })
export const WorkspaceName = z
  .strictObject({ id: z.uuid(), slug: z.string(), name: z.string() })
  .meta({ id: 'WorkspaceName' })
export const Workspace = z
  .strictObject({ id: z.uuid(), slug: z.string(), name: z.string(), role: Role })
  .meta({ id: 'Workspace' })
export const Member = z.strictObject({ user: User, role: Role, joined_at: Time }).meta({ id: 'Member' })
export const Catalog = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    dialect: z.string(),
    search_path: z.array(z.string()),
    created_at: Time,
  })
  .meta({ id: 'Catalog' })
export const SignIn = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds.'),
    refresh_token: z.string(),
    user: User,
    workspaces: z.array(Workspace),
  })
  .meta({ id: 'SignIn' })

/** A secret that is shown once. */
export const SecretLink = z.strictObject({ token: z.string(), expires_at: Time }).meta({ id: 'SecretLink' })

const TableView = z.strictObject({ name: z.string(), spans: z.array(Span).readonly() }).meta({ id: 'TableMention' })
const columnName = {
  table: z.string().nullable().describe('null: an output of a plain query, or a source whose table is not known.'),
  column: z.string(),
}
const SourceView = z
  .strictObject({ ...columnName, kind: EdgeKind, confidence: z.number(), span: Span, path: z.string().optional() })
  .meta({ id: 'SourceColumn' })
const ColumnView = z
  .strictObject({ target: z.strictObject(columnName), span: Span, sources: z.array(SourceView).readonly() })
  .meta({ id: 'ColumnLineage' })
const UseView = z
  .strictObject({ ...columnName, kind: UseKind, confidence: z.number(), span: Span })
  .meta({ id: 'ColumnUse' })
const UnresolvedView = z.strictObject({ name: z.string(), reason: z.string(), span: Span }).meta({ id: 'Unresolved' })
const FindingView = z
  .strictObject({ rule: z.string(), severity: Severity, message: z.string(), span: Span })
  .meta({ id: 'Finding' })
const ProblemView = z
  .strictObject({ code: z.string(), message: z.string(), span: Span, line: z.int(), column: z.int() })
  .meta({ id: 'TextProblem' })
const StatementView = z.strictObject({ kind: z.string(), span: Span, opaque: Count }).meta({ id: 'Statement' })
const ComplexityView = z
  .strictObject({
    score: z.number(),
    grade: z.string(),
    parts: z.array(z.strictObject({ name: z.string(), points: z.number(), span: Span.optional() })).readonly(),
  })
  .meta({ id: 'Complexity' })

export const AnalysisView = z
  .strictObject({
    engine: z.string(),
    dialect: z.string(),
    status: z.enum(['parsed', 'partial', 'failed']),
    statements: z.array(StatementView).readonly(),
    tables_in: z.array(TableView).readonly(),
    tables_out: z.array(TableView).readonly(),
    columns: z.array(ColumnView).readonly(),
    uses: z.array(UseView).readonly(),
    unresolved: z.array(UnresolvedView).readonly(),
    complexity: ComplexityView,
    fingerprint: z.string(),
    family: z.string(),
    findings: z.array(FindingView).readonly(),
    problems: z.array(ProblemView).readonly(),
  })
  .meta({ id: 'Analysis' })
export type AnalysisView = z.infer<typeof AnalysisView>

const item = {
  id: z.uuid(),
  title: z.string(),
  dialect: z.string(),
  catalog: z.string(),
  owner: Person,
  status: Status,
  visibility: Visibility,
  version: z.int(),
  revision: z.int(),
  tags: z.array(z.string()),
  tables_in: z.array(z.string()),
  tables_out: z.array(z.string()),
  complexity: z.strictObject({ score: z.number(), grade: z.string() }),
  problems: Count,
  fingerprint: z.string(),
  family: z.string(),
  created_at: Time,
  updated_at: Time,
  deleted_at: Time.nullable(),
}
export const QueryItem = z
  .strictObject({
    ...item,
    sql: z.string().optional().describe('Only with `fields=sql`.'),
    match: z.strictObject({ field: z.string(), snippet: z.string() }).optional().describe('Why a search found it.'),
  })
  .meta({ id: 'QueryItem' })
export type QueryItem = z.infer<typeof QueryItem>
export const QueryView = z.strictObject({ ...item, sql: z.string(), analysis: AnalysisView }).meta({ id: 'Query' })
export type QueryView = z.infer<typeof QueryView>

const version = {
  version: z.int(),
  dialect: z.string(),
  author: Person,
  message: z.string(),
  created_at: Time,
  size_bytes: Count,
}
export const VersionItem = z.strictObject(version).meta({ id: 'VersionItem' })
export const VersionView = z.strictObject({ ...version, sql: z.string() }).meta({ id: 'Version' })

export const HistoryEvent = z
  .strictObject({
    id: z.uuid(),
    at: Time,
    actor: Person,
    action: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'HistoryEvent' })

/** A page of a list. */
export function pageOf<T extends z.ZodType>(items: T) {
  return z.strictObject({ items: z.array(items), next_cursor: z.string().nullable() })
}
