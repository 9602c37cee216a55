import type { Analysis } from '@sql-query-manager/core'
import type { StoredAnalysis } from '../../store/stored-analysis.ts'
import type { Ctx } from '../ctx.ts'
import { type NameSpace, toStoredAnalysis } from '../store-analysis.ts'
import { checkText } from './check-text.ts'

/** Checks and analyses a text that is to be stored. */
export async function analyzeText(
  { analyzer, signal }: Ctx<never>,
  { sql, dialect }: { sql: string; dialect: string },
  names: NameSpace,
): Promise<{ analysis: Analysis; facts: StoredAnalysis }> {
  checkText(sql)
  const analysis = await analyzer.analyze({ sql, dialect }, signal)
  return { analysis, facts: toStoredAnalysis(analysis, names) }
}

/** What storing a text may raise. */
export const textErrors = ['query.unstorable-text', 'query.text-too-large', 'analysis.timeout'] as const
