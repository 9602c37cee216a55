import { insertRows } from '../insert-rows.ts'
import { indexQuery } from '../search/index-query.ts'
import type { StoredAnalysis, StoredColumn } from '../stored-analysis.ts'
import type { TableUsageTable } from '../tables.ts'
import { columnIds, tableIds } from './dictionary-ids.ts'
import type { WriteScope } from './write.ts'

/** A query's current version as the rows of its analysis need it. */
export interface AnalyzedVersion {
  workspaceId: string
  queryId: string
  version: number
  facts: StoredAnalysis
}

/** Writes every row that is derived from a text: the analysis, usages, edges and findings. The search rows are apart. */
export async function insertAnalysis(scope: WriteScope, analyzed: AnalyzedVersion): Promise<void> {
  const { db, context } = scope
  const { workspaceId, queryId, version, facts } = analyzed
  const key = { workspace_id: workspaceId, query_id: queryId }
  await insertRows(db, 'query_analysis', [
    { ...key, version, engine: facts.engine, facts_json: facts.factsJson, analyzed_at: context.nowMs },
  ])
  const tables = await tableIds(scope, workspaceId, facts.tables)
  await insertRows(
    db,
    'table_usage',
    facts.tables.flatMap((table, index) => usagesOf(key, tables[index] ?? '', table)),
  )
  await insertColumns(scope, analyzed, tables)
  await insertRows(
    db,
    'finding',
    facts.findings.map(({ rule, severity, message, span: [span_start, span_end] }, position) => ({
      ...key,
      position,
      rule,
      severity,
      message,
      span_start,
      span_end,
    })),
  )
}

/** Takes away what `insertAnalysis` wrote. */
export async function deleteAnalysis({ db }: WriteScope, workspaceId: string, queryId: string): Promise<void> {
  const tables = ['query_analysis', 'table_usage', 'column_edge', 'column_usage', 'finding'] as const
  for (const table of tables) {
    await db.deleteFrom(table).where('workspace_id', '=', workspaceId).where('query_id', '=', queryId).execute()
  }
}

/** Writes the words that a query is found by, together with those of other writes. */
export async function writeSearchRows(
  scope: WriteScope,
  query: {
    workspaceId: string
    queryId: string
    title: string
    sql: string
    tags: readonly string[]
    facts: TableNames
  },
  options: { isNew: boolean },
): Promise<void> {
  const { facts, ...words } = query
  const document = { ...words, tables: [...facts.tablesIn, ...facts.tablesOut] }
  scope.beforeCommit(await indexQuery(scope.db, document, options))
}

type TableNames = Pick<StoredAnalysis, 'tablesIn' | 'tablesOut'>
interface QueryKey {
  workspace_id: string
  query_id: string
}

function usagesOf(
  key: QueryKey,
  table_id: string,
  { reads, writes }: { reads: number; writes: number },
): TableUsageTable[] {
  const usages: TableUsageTable[] = []
  if (reads > 0) usages.push({ ...key, table_id, access: 'read', occurrences: reads })
  if (writes > 0) usages.push({ ...key, table_id, access: 'write', occurrences: writes })
  return usages
}

async function insertColumns(scope: WriteScope, analyzed: AnalyzedVersion, tables: readonly string[]): Promise<void> {
  const { workspaceId, queryId, facts } = analyzed
  const key = { workspace_id: workspaceId, query_id: queryId }
  const columns: StoredColumn[] = [
    ...facts.edges.flatMap(({ target, source }) => (target ? [target, source] : [source])),
    ...facts.usages.map(({ column }) => column),
  ]
  const ids = await columnIds(scope, workspaceId, { columns, tables })
  const idOf = new Map(columns.map((column, index) => [column, ids[index] ?? '']))
  await insertRows(
    scope.db,
    'column_edge',
    facts.edges.map(({ target, targetName, source, kind, confidence }, position) => ({
      ...key,
      position,
      target_column_id: target ? (idOf.get(target) ?? '') : null,
      target_name: targetName,
      source_column_id: idOf.get(source) ?? '',
      kind,
      confidence,
    })),
  )
  await insertRows(
    scope.db,
    'column_usage',
    facts.usages.map(({ column, clause }) => ({ ...key, column_id: idOf.get(column) ?? '', clause })),
    { ifNew: true },
  )
}
