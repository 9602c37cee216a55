import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import type { Analysis } from '@sql-query-manager/core'
import { Piscina } from 'piscina'
import { AppError } from '../kernel/app-error.ts'
import { type AnalysisTask, type AnalyzedText, analyzeForStore, analyzeText, type StorageTask } from './analyze-text.ts'

/** Both throw `analysis.timeout` and `server.overloaded`; a text that is no SQL is an answer, not a fault. */
export interface Analyzer {
  analyze(task: AnalysisTask, signal: AbortSignal): Promise<Analysis>
  analyzeForStore(task: StorageTask, signal: AbortSignal): Promise<AnalyzedText>
  close(): Promise<void>
}

/** Below it an analysis takes a few milliseconds; a hand-off to a thread would cost more than it spares. */
const inlineLengthMax = 32_000
const deadlineMs = 5_000
const waitingMax = 100
/** Of several threads, one that nobody needed for this long is ended. */
const idleMs = 60_000
/** Megabytes; a text of 1 MB needs about 200. */
const heapMbMax = 768

/** Analyses short texts at once and long ones in threads of their own, which a deadline ends. */
export function createAnalyzer(): Analyzer {
  let started: { pool: Piscina; isReady: Promise<unknown> } | undefined
  const runAside = async (name: string, task: { sql: string }, signal: AbortSignal) => {
    started ??= startPool()
    const { pool, isReady } = started
    if (pool.queueSize >= waitingMax) throw new AppError('server.overloaded')
    await isReady
    const deadline = AbortSignal.timeout(deadlineMs)
    try {
      return await pool.run(task, { name, signal: AbortSignal.any([signal, deadline]) })
    } catch (error) {
      if (deadline.aborted) throw new AppError('analysis.timeout', { ms: deadlineMs }, [], error)
      throw error
    }
  }
  return {
    async analyze(task, signal) {
      return isShort(task) ? analyzeText(task) : runAside('analyzeText', task, signal)
    },
    async analyzeForStore(task, signal) {
      return isShort(task) ? analyzeForStore(task) : runAside('analyzeForStore', task, signal)
    },
    async close() {
      await started?.pool.destroy()
    },
  }
}

function isShort({ sql }: { sql: string }): boolean {
  return sql.length < inlineLengthMax
}

/** The time that the first thread takes to start is not that of the text which asked for it. */
function startPool(): { pool: Piscina; isReady: Promise<unknown> } {
  const pool = createPool()
  return { pool, isReady: pool.run({ sql: '', dialect: 'ansi' }, { name: 'analyzeText' }) }
}

function createPool(): Piscina {
  const isSource = import.meta.url.endsWith('.ts')
  const loader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return new Piscina({
    filename: new URL(isSource ? './analysis-worker.ts' : './analysis-worker.js', import.meta.url).href,
    // Loaded when a thread starts; without it that would look for a default export.
    name: 'analyzeText',
    minThreads: 1,
    maxThreads: Math.max(1, Math.min(4, availableParallelism() - 1)),
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
    ...(isSource ? { execArgv: ['--import', loader()] } : {}),
  })
}
