import { useEffect, useState } from 'react'
import type { AnalysisView } from '../api/types.ts'
import { type Analyzer, createAnalyzer } from './analyzer.ts'

const pauseMs = 120
const deadlineMs = 2000
/** What the server stores by default; a longer text is not worth a worker. */
const textMax = 1_000_000

/** `stored`: it came with the query. */
export type LiveStatus = 'stored' | 'idle' | 'working' | 'done' | 'late' | 'crashed' | 'too-long'

export interface LiveAnalysis {
  status: LiveStatus
  /** The newest analysis there is, of `text`; kept while the next one is made. */
  view: AnalysisView | null
  text: string
}

const nothing: LiveAnalysis = { status: 'idle', view: null, text: '' }

let shared: Analyzer | null = null

/** One worker for the page, started at first need. */
function getAnalyzer(): Analyzer {
  shared ??= createAnalyzer({
    spawn: () => new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' }),
    deadlineMs,
  })
  return shared
}

/** Analyses `sql` in a worker, shortly after the last change; `enabled` false stops it and keeps what there is. */
export function useLiveAnalysis(sql: string, dialect: string, enabled = true): LiveAnalysis {
  const [live, setLive] = useState(nothing)
  useEffect(() => {
    if (!enabled) return
    if (sql.trim() === '') return setLive(nothing)
    if (sql.length > textMax) return setLive({ status: 'too-long', view: null, text: sql })
    let isCurrent = true
    setLive((last) => ({ ...last, status: 'working' }))
    const timer = setTimeout(async () => {
      const result = await getAnalyzer().analyze(sql, dialect)
      if (!isCurrent) return
      if (result.ok) setLive({ status: 'done', view: result.view, text: sql })
      else if (result.reason !== 'replaced') setLive({ status: result.reason, view: null, text: sql })
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [sql, dialect, enabled])
  return live
}
