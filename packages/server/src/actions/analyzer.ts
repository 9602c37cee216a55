import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import type { Analysis } from '@sql-query-manager/core'
import { Piscina } from 'piscina'
import { AppError } from '../kernel/app-error.ts'
import { type AnalysisTask, runAnalysis } from './run-analysis.ts'

export interface Analyzer {
  /** Throws `analysis.timeout` and `server.overloaded`; a text that is no SQL is an answer, not a fault. */
  analyze(task: AnalysisTask, signal?: AbortSignal): Promise<Analysis>
  close(): Promise<void>
}

/** Below it an analysis takes a few milliseconds; a hand-off to a thread would cost more than it spares. */
const inlineLengthMax = 32_000
const deadlineMs = 5_000
const waitingMax = 100
/** A thread that nobody needed for this long is ended. */
const idleMs = 60_000
/** Megabytes; a text of 1 MB needs about 200. */
const heapMbMax = 768

/** Analyses short texts at once and long ones in threads of their own, which a deadline ends. */
export function createAnalyzer(): Analyzer {
  let pool: Piscina<AnalysisTask, Analysis> | undefined
  return {
    async analyze(task, signal) {
      if (task.sql.length < inlineLengthMax) return runAnalysis(task)
      pool ??= createPool()
      if (pool.queueSize >= waitingMax) throw new AppError('server.overloaded')
      const deadline = AbortSignal.timeout(deadlineMs)
      try {
        return await pool.run(task, { signal: signal ? AbortSignal.any([signal, deadline]) : deadline })
      } catch (error) {
        if (deadline.aborted) throw new AppError('analysis.timeout', { ms: deadlineMs }, [], error)
        throw error
      }
    },
    async close() {
      await pool?.destroy()
    },
  }
}

function createPool(): Piscina<AnalysisTask, Analysis> {
  const isSource = import.meta.url.endsWith('.ts')
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return new Piscina<AnalysisTask, Analysis>({
    filename: new URL(isSource ? './analysis-worker.ts' : './analysis-worker.js', import.meta.url).href,
    name: 'runAnalysis',
    minThreads: 0,
    maxThreads: Math.max(1, Math.min(4, availableParallelism() - 1)),
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
    ...(isSource ? { execArgv: ['--import', loader()] } : {}),
  })
}
