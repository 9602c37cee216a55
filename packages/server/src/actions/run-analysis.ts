import { type Analysis, analyze, catalogFromSchema, type Schema } from '@sql-query-manager/core'

/** A text to analyse, as plain data: it may cross to another thread. */
export interface AnalysisTask {
  sql: string
  dialect: string
  /** Columns with their types, by table name (`table`, `schema.table` or `catalog.schema.table`). */
  schema?: Schema
  defaultSchema?: string
}

export function runAnalysis({ sql, dialect, schema, defaultSchema }: AnalysisTask): Analysis {
  const catalog = schema === undefined ? null : catalogFromSchema(schema, { dialect, defaultSchema })
  return analyze(sql, { dialect, catalog, defaultSchema: defaultSchema ?? null })
}
