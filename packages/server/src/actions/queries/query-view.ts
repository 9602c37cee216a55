import type { FullQuery } from '../../store/repositories/get-query.ts'
import type { QueryItem as StoredItem } from '../../store/repositories/query-item.ts'
import { rfc3339 } from '../rfc3339.ts'
import type { AnalysisView, QueryItem, QueryView } from '../views.ts'

export function toQueryView(query: FullQuery): QueryView {
  // Written by `toStoredAnalysis` from just this type; parsing it again would cost more than all the rest.
  const analysis: AnalysisView = JSON.parse(query.factsJson)
  return { ...toItemView(query), sql: query.sql, analysis }
}

export function toItemView(item: StoredItem): QueryItem {
  return {
    id: item.id,
    title: item.title,
    dialect: item.dialect,
    catalog: item.catalog.name,
    owner: item.owner,
    status: item.status,
    visibility: item.visibility,
    version: item.version,
    revision: item.revision,
    tags: item.tags,
    tables_in: item.tablesIn,
    tables_out: item.tablesOut,
    complexity: item.complexity,
    problems: item.problems,
    fingerprint: item.fingerprint,
    family: item.family,
    created_at: rfc3339(item.createdAt),
    updated_at: rfc3339(item.updatedAt),
    deleted_at: item.deletedAt === null ? null : rfc3339(item.deletedAt),
  }
}

export function etagOf({ version, revision }: { version: number; revision: number }): string {
  return `${version}.${revision}`
}
