import type { AnalysisView } from '../api/types.ts'

export interface AnalysisRequest {
  id: number
  sql: string
  dialect: string
}

export interface AnalysisAnswer {
  id: number
  view: AnalysisView
}

/** The part of a web worker that is needed here. */
export interface AnalysisWorker {
  postMessage: (request: AnalysisRequest) => void
  terminate: () => void
  onmessage: ((event: MessageEvent<AnalysisAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

/** `late`: not done by the deadline; `crashed`: the worker failed; `replaced`: a newer text came before this one began. */
export type AnalysisResult = { ok: true; view: AnalysisView } | { ok: false; reason: 'late' | 'crashed' | 'replaced' }

export interface Analyzer {
  analyze: (sql: string, dialect: string) => Promise<AnalysisResult>
}

export interface AnalyzerOptions {
  spawn: () => AnalysisWorker
  deadlineMs: number
}

interface Task {
  sql: string
  dialect: string
  settle: (result: AnalysisResult) => void
}

/**
 * Analyses one text at a time; of those that wait only the newest is kept. A worker that passes the deadline or fails is
 * ended, and the next text gets a new one, so that no text can hold up the next.
 */
export function createAnalyzer({ spawn, deadlineMs }: AnalyzerOptions): Analyzer {
  let worker: AnalysisWorker | null = null
  let running: Task | null = null
  let waiting: Task | null = null
  let lastId = 0
  let deadline: ReturnType<typeof setTimeout> | undefined

  const finish = (result: AnalysisResult): void => {
    clearTimeout(deadline)
    const done = running
    running = null
    done?.settle(result)
    const next = waiting
    waiting = null
    if (next) begin(next)
  }
  const fail = (reason: 'late' | 'crashed'): void => {
    worker?.terminate()
    worker = null
    finish({ ok: false, reason })
  }
  const begin = (task: Task): void => {
    running = task
    const id = ++lastId
    worker ??= spawn()
    worker.onmessage = ({ data }) => {
      if (data.id === id) finish({ ok: true, view: data.view })
    }
    worker.onerror = () => fail('crashed')
    deadline = setTimeout(() => fail('late'), deadlineMs)
    worker.postMessage({ id, sql: task.sql, dialect: task.dialect })
  }

  return {
    analyze: (sql, dialect) =>
      new Promise((settle) => {
        waiting?.settle({ ok: false, reason: 'replaced' })
        waiting = null
        if (running) waiting = { sql, dialect, settle }
        else begin({ sql, dialect, settle })
      }),
  }
}
