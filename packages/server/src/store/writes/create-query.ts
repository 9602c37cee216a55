import { titleKey } from '../fold-text.ts'
import { insertRows } from '../insert-rows.ts'
import { writeSummary } from '../query-summary.ts'
import type { StoredAnalysis } from '../stored-analysis.ts'
import type { Visibility } from '../tables.ts'
import { insertAnalysis, writeSearchRows } from './analysis-rows.ts'
import { storeText } from './store-text.ts'
import { defineWrite, requireActor } from './write.ts'

export interface CreateQueryInput {
  /** A new UUIDv7. */
  id: string
  catalogId: string
  ownerId: string
  title: string
  dialect: string
  /** Without repetitions, in the order to show. */
  tags: readonly string[]
  visibility: Visibility
  sql: string
  /** Of the first version. */
  message?: string
  facts: StoredAnalysis
}

/** What a write of a query answers; the ETag is `"<version>.<revision>"`. */
export interface QueryStamp {
  id: string
  version: number
  revision: number
}

/** A query with its first version, text, analysis, usages, edges, findings, tags and search rows. */
export const createQuery = defineWrite<CreateQueryInput, QueryStamp>(async (scope, input) => {
  const { db, context } = scope
  const { workspaceId, actorId } = requireActor(scope)
  const { id, title, dialect, tags, sql, facts } = input
  const text_hash = await storeText(scope, workspaceId, sql)
  await insertRows(db, 'query', [
    {
      workspace_id: workspaceId,
      id,
      catalog_id: input.catalogId,
      owner_id: input.ownerId,
      title,
      title_key: titleKey(title),
      dialect,
      status: 'draft',
      visibility: input.visibility,
      version: 1,
      revision: 0,
      text_hash,
      ...analysisColumns(facts, tags),
      created_at: context.nowMs,
      updated_at: context.nowMs,
      deleted_at: null,
    },
  ])
  await insertRows(db, 'query_version', [
    {
      workspace_id: workspaceId,
      query_id: id,
      version: 1,
      text_hash,
      dialect,
      author_id: actorId,
      message: input.message ?? '',
      created_at: context.nowMs,
    },
  ])
  await insertAnalysis(scope, { workspaceId, queryId: id, version: 1, facts })
  await insertRows(
    db,
    'query_tag',
    tags.map((tag) => ({ workspace_id: workspaceId, query_id: id, tag })),
  )
  await writeSearchRows(scope, { workspaceId, queryId: id, title, sql, tags, facts }, { isNew: true })
  const detail = { version: 1, revision: 0, text_hash, visibility: input.visibility }
  await scope.audit({ action: 'query.created', subjectKind: 'query', subjectId: id, detail })
  return { id, version: 1, revision: 0 }
})

/** The columns of `query` that come from its analysis, the summary included. */
export function analysisColumns(facts: StoredAnalysis, tags: readonly string[]) {
  return {
    fingerprint: facts.fingerprint,
    family: facts.family,
    complexity: facts.complexity.score,
    parse_status: facts.status,
    summary_json: writeSummary({
      tags: [...tags],
      tablesIn: [...facts.tablesIn],
      tablesOut: [...facts.tablesOut],
      grade: facts.complexity.grade,
      problems: facts.problemCount,
    }),
  }
}
