import { type Analysis, analyze, catalogFromSchema, type Schema } from '@sql-query-manager/core'
import type { StoredAnalysis } from '../store/stored-analysis.ts'
import { defaultTitle } from './queries/default-title.ts'
import { type NameSpace, toStoredAnalysis } from './store-analysis.ts'

/** A text to analyse, as plain data: it may cross to another thread. */
export interface AnalysisTask {
  sql: string
  dialect: string
  /** Columns with their types, by table name (`table`, `schema.table` or `catalog.schema.table`). */
  schema?: Schema
  defaultSchema?: string
}

/** The same for a text that is to be stored, with what its names mean there. */
export interface StorageTask {
  sql: string
  dialect: string
  names: NameSpace
}

/** A text ready to be stored. `dialect`: the one that it was read in; `title`: for want of another. */
export interface AnalyzedText {
  dialect: string
  title: string
  facts: StoredAnalysis
}

export function analyzeText({ sql, dialect, schema, defaultSchema }: AnalysisTask): Analysis {
  const catalog = schema === undefined ? null : catalogFromSchema(schema, { dialect, defaultSchema })
  return analyze(sql, { dialect, catalog, defaultSchema: defaultSchema ?? null })
}

export function analyzeForStore({ sql, dialect, names }: StorageTask): AnalyzedText {
  const analysis = analyze(sql, { dialect })
  return { dialect: analysis.dialect, title: defaultTitle(sql, analysis), facts: toStoredAnalysis(analysis, names) }
}
