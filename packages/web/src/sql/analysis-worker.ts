import { analyze } from '@sql-query-manager/core'
import type { AnalysisAnswer, AnalysisRequest } from './analyzer.ts'
import { toAnalysisView } from './to-analysis-view.ts'

self.addEventListener('message', ({ data }: MessageEvent<AnalysisRequest>) => {
  const answer: AnalysisAnswer = { id: data.id, view: toAnalysisView(analyze(data.sql, { dialect: data.dialect })) }
  self.postMessage(answer)
})
