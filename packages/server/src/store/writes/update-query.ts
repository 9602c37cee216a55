import { titleKey } from '../fold-text.ts'
import { insertRows } from '../insert-rows.ts'
import { type QuerySummary, readSummary, writeSummary } from '../query-summary.ts'
import type { StoredAnalysis } from '../stored-analysis.ts'
import type { QueryStatus, QueryTable, Visibility } from '../tables.ts'
import { deleteAnalysis, insertAnalysis, writeSearchRows } from './analysis-rows.ts'
import { analysisColumns, type QueryStamp } from './create-query.ts'
import { requireQuery, type Stamp, updateQueryRow } from './query-rows.ts'
import { hashText, storeText } from './store-text.ts'
import { defineWrite, type WriteScope } from './write.ts'

export interface UpdateQueryInput {
  id: string
  ifMatch: Stamp
  title?: string
  tags?: readonly string[]
  status?: QueryStatus
  visibility?: Visibility
  /** Text and dialect as they shall be, both, where either may change; with the analysis of just that. */
  text?: { sql: string; dialect: string; message: string; facts: StoredAnalysis }
}

export interface UpdatedQuery extends QueryStamp {
  /** False where every value was there already: nothing was written, the stamp is the old one. */
  isChanged: boolean
}

/** Another text or dialect makes the next version, anything else the next revision. `query.not-found`, `query.stale`. */
export const updateQuery = defineWrite<UpdateQueryInput, UpdatedQuery>(async (scope, input) => {
  const query = await requireQuery(scope, { id: input.id, isInTrash: false, ifMatch: input.ifMatch })
  const change = toChange(query, input)
  if (change.names.length === 0) return { ...stampOf(query), isChanged: false }
  const stamp = change.text
    ? { version: query.version + 1, revision: 0 }
    : { version: query.version, revision: query.revision + 1 }
  const text = change.text
    ? await replaceText(scope, query, { ...change, text: change.text, version: stamp.version })
    : {}
  await updateQueryRow(scope, query, { ...change.columns, ...text, ...stamp, updated_at: scope.context.nowMs })
  if (change.tags) await replaceTags(scope, query, change.tags)
  if (change.text || change.tags || change.columns.title !== undefined) await replaceSearchRows(scope, query, change)
  const detail = { ...stamp, changed: change.names.join(',') }
  await scope.audit({ action: 'query.changed', subjectKind: 'query', subjectId: query.id, detail })
  return { id: query.id, ...stamp, isChanged: true }
})

interface Change {
  /** Of the fields that differ, for the history. */
  names: string[]
  columns: Partial<QueryTable>
  text: UpdateQueryInput['text'] | null
  tags: readonly string[] | null
  /** As it will be. */
  summary: QuerySummary
}

function toChange(query: QueryTable, { title, tags, status, visibility, text }: UpdateQueryInput): Change {
  const before = readSummary(query.summary_json)
  const change: Change = { names: [], columns: {}, text: null, tags: null, summary: { ...before } }
  if (text && hashText(text.sql) !== query.text_hash) change.names.push('sql')
  if (text && text.dialect !== query.dialect) change.names.push('dialect')
  if (text && change.names.length > 0) change.text = text
  if (title !== undefined && title !== query.title) {
    change.columns = { title, title_key: titleKey(title) }
    change.names.push('title')
  }
  if (status !== undefined && status !== query.status) {
    change.columns.status = status
    change.names.push('status')
  }
  if (visibility !== undefined && visibility !== query.visibility) {
    change.columns.visibility = visibility
    change.names.push('visibility')
  }
  if (tags && JSON.stringify(tags) !== JSON.stringify(before.tags)) {
    change.tags = tags
    change.summary.tags = [...tags]
    change.columns.summary_json = writeSummary(change.summary)
    change.names.push('tags')
  }
  return change
}

async function replaceText(
  scope: WriteScope,
  query: QueryTable,
  { text, version, summary }: { text: NonNullable<Change['text']>; version: number; summary: QuerySummary },
): Promise<Partial<QueryTable>> {
  const { workspace_id: workspaceId, id: queryId } = query
  const { sql, dialect, message, facts } = text
  const text_hash = await storeText(scope, workspaceId, sql)
  await insertRows(scope.db, 'query_version', [
    {
      workspace_id: workspaceId,
      query_id: queryId,
      version,
      text_hash,
      dialect,
      author_id: scope.context.actorId ?? query.owner_id,
      message,
      created_at: scope.context.nowMs,
    },
  ])
  await deleteAnalysis(scope, workspaceId, queryId)
  await insertAnalysis(scope, { workspaceId, queryId, version, facts })
  summary.tablesIn = [...facts.tablesIn]
  summary.tablesOut = [...facts.tablesOut]
  return { text_hash, dialect, ...analysisColumns(facts, summary.tags) }
}

async function replaceTags({ db }: WriteScope, query: QueryTable, tags: readonly string[]): Promise<void> {
  const { workspace_id, id: query_id } = query
  await db.deleteFrom('query_tag').where('workspace_id', '=', workspace_id).where('query_id', '=', query_id).execute()
  await insertRows(
    db,
    'query_tag',
    tags.map((tag) => ({ workspace_id, query_id, tag })),
  )
}

async function replaceSearchRows(scope: WriteScope, query: QueryTable, change: Change): Promise<void> {
  const { workspace_id: workspaceId, id: queryId } = query
  const { tags, ...facts } = change.summary
  const title = change.columns.title ?? query.title
  const sql = change.text?.sql ?? (await currentText(scope, query))
  await writeSearchRows(scope, { workspaceId, queryId, title, sql, tags, facts }, { isNew: false })
}

async function currentText({ db }: WriteScope, query: QueryTable): Promise<string> {
  const text = await db
    .selectFrom('sql_text')
    .select('sql')
    .where('workspace_id', '=', query.workspace_id)
    .where('hash', '=', query.text_hash)
    .executeTakeFirstOrThrow()
  return text.sql
}

function stampOf({ id, version, revision }: QueryTable): QueryStamp {
  return { id, version, revision }
}
