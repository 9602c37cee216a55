import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnalysisView } from '../api/types.ts'
import { type AnalysisRequest, type AnalysisWorker, createAnalyzer } from './analyzer.ts'

const view = (dialect: string): AnalysisView => ({
  engine: 'test',
  dialect,
  status: 'parsed',
  statements: [],
  tables_in: [],
  tables_out: [],
  columns: [],
  uses: [],
  unresolved: [],
  complexity: { score: 0, grade: 'A', parts: [] },
  fingerprint: '',
  family: '',
  findings: [],
  problems: [],
})

const fault = { message: 'gone', filename: '', lineno: 1, colno: 1, error: null }

interface Spawned extends AnalysisWorker {
  asked: AnalysisRequest[]
  isEnded: boolean
}

function setUp() {
  const workers: Spawned[] = []
  const spawn = (): AnalysisWorker => {
    const worker: Spawned = {
      asked: [],
      isEnded: false,
      onmessage: null,
      onerror: null,
      postMessage: (request) => worker.asked.push(request),
      terminate: () => {
        worker.isEnded = true
      },
    }
    workers.push(worker)
    return worker
  }
  const answer = (worker: Spawned | undefined): void => {
    const request = worker?.asked.at(-1)
    if (!worker || !request) throw new Error('nothing was asked')
    worker.onmessage?.(new MessageEvent('message', { data: { id: request.id, view: view(request.sql) } }))
  }
  return { workers, answer, analyzer: createAnalyzer({ spawn, deadlineMs: 2000 }) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('answers with the analysis of the text that was asked for, from one worker', async () => {
  const { workers, answer, analyzer } = setUp()
  for (const sql of ['one', 'two']) {
    const result = analyzer.analyze(sql, 'ansi')
    answer(workers[0])
    expect(await result).toEqual({ ok: true, view: view(sql) })
  }
  expect(workers).toHaveLength(1)
})

test('ends a worker that passes the deadline, and the next text gets a new one', async () => {
  const { workers, answer, analyzer } = setUp()
  const late = analyzer.analyze('bomb', 'ansi')
  vi.advanceTimersByTime(1999)
  expect(workers[0]?.isEnded).toBe(false)
  vi.advanceTimersByTime(1)
  expect(await late).toEqual({ ok: false, reason: 'late' })
  expect(workers[0]?.isEnded).toBe(true)
  const next = analyzer.analyze('fine', 'ansi')
  answer(workers[1])
  expect(await next).toEqual({ ok: true, view: view('fine') })
})

test('of the texts that wait only the newest is analysed', async () => {
  const { workers, answer, analyzer } = setUp()
  const first = analyzer.analyze('a', 'ansi')
  const second = analyzer.analyze('ab', 'ansi')
  const third = analyzer.analyze('abc', 'ansi')
  expect(await second).toEqual({ ok: false, reason: 'replaced' })
  answer(workers[0])
  expect(await first).toEqual({ ok: true, view: view('a') })
  answer(workers[0])
  expect(await third).toEqual({ ok: true, view: view('abc') })
  expect(workers[0]?.asked.map(({ sql }) => sql)).toEqual(['a', 'abc'])
})

test('a worker that fails is replaced, and what waits still runs', async () => {
  const { workers, answer, analyzer } = setUp()
  const first = analyzer.analyze('a', 'ansi')
  const second = analyzer.analyze('b', 'ansi')
  workers[0]?.onerror?.(Object.assign(new Event('error'), fault))
  expect(await first).toEqual({ ok: false, reason: 'crashed' })
  answer(workers[1])
  expect(await second).toEqual({ ok: true, view: view('b') })
})
