import type { FullQuery } from '../../store/repositories/get-query.ts'
import type { QueryItem as StoredItem } from '../../store/repositories/query-item.ts'
import { rfc3339 } from '../rfc3339.ts'
import type { AnalysisView, QueryItem, QueryView } from '../views.ts'

/** Under it a view keeps what it is made of; the text of the analysis was written by `toStoredAnalysis`, from this very type. */
const stored = Symbol('stored')

interface StoredQueryView extends QueryView {
  readonly [stored]: { query: Omit<QueryView, 'analysis'>; factsJson: string }
}

/** The analysis is parsed for who looks at it, which the HTTP door does not: that is most of the cost of reading a query. */
export function toQueryView(full: FullQuery): StoredQueryView {
  const { factsJson } = full
  const query = { ...toItemView(full), sql: full.sql }
  return {
    ...query,
    get analysis(): AnalysisView {
      return JSON.parse(factsJson)
    },
    [stored]: { query, factsJson },
  }
}

/** A query as JSON, its analysis as the store has it. */
export function writeQuery(view: QueryView): string {
  if (!isStored(view)) return JSON.stringify(view)
  const { query, factsJson } = view[stored]
  return `${JSON.stringify(query).slice(0, -1)},"analysis":${factsJson}}`
}

function isStored(view: QueryView): view is StoredQueryView {
  return stored in view
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
