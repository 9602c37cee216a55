import { Worker } from 'node:worker_threads'
import { AppError } from '../../kernel/app-error.ts'
import type { Log } from '../../kernel/log.ts'
import type { WriteReply } from './commit-batch.ts'
import { fromPlain } from './plain-fault.ts'
import type { FromThread, ThreadStart, ToThread } from './store-thread.ts'
import { type WriteLane, waitingMax } from './write-lane.ts'

export interface ThreadLaneOptions {
  start: ThreadStart
  log: Log
  onStatement: ((sql: string) => void) | undefined
}

/**
 * The writer in a thread of its own. Where the thread dies, what it had not answered fails with `store.unavailable` (it may
 * or may not be on disk) and the next write starts another. Resolves when the thread is ready.
 */
export async function openThreadLane(options: ThreadLaneOptions): Promise<WriteLane> {
  const { log } = options
  const waiting = new Map<number, (reply: WriteReply) => void>()
  let lastId = 0
  let isClosed = false
  let thread: Worker | null = null
  let ended: Promise<void> = Promise.resolve()

  const start = (): Promise<Worker> => {
    const worker = startThread(options.start)
    thread = worker
    worker.on('error', (error) => log.error('store.thread-failed', { error }))
    ended = new Promise((resolve) => {
      worker.on('exit', () => {
        if (thread === worker) thread = null
        for (const answer of waiting.values()) answer({ ok: false, fault: new AppError('store.unavailable') })
        waiting.clear()
        resolve()
      })
    })
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'ready') resolve(worker)
        if (message.kind === 'statement') options.onStatement?.(message.sql)
        if (message.kind === 'replies') answerAll(waiting, message.replies)
      })
      worker.once('error', reject)
    })
  }
  const post = (message: ToThread): void => thread?.postMessage(message)

  await start()
  return {
    send: async (job) => {
      if (isClosed) throw new AppError('server.stopping')
      if (waiting.size >= waitingMax) throw new AppError('server.overloaded')
      // Messages wait in the port until the new thread reads them; a start that fails ends in its exit.
      if (!thread) start().catch(() => undefined)
      return new Promise((answer) => {
        const id = ++lastId
        waiting.set(id, answer)
        post({ kind: 'write', id, job })
      })
    },
    close: async () => {
      isClosed = true
      post({ kind: 'close' })
      await ended
    },
  }
}

function answerAll(waiting: Map<number, (reply: WriteReply) => void>, replies: ThreadReplies): void {
  for (const { id, result } of replies) {
    waiting.get(id)?.(result.ok ? result : { ok: false, fault: fromPlain(result.fault) })
    waiting.delete(id)
  }
}

type ThreadReplies = Extract<FromThread, { kind: 'replies' }>['replies']

/** The bundle has the thread's code beside it. Run from source, a thread first needs the loader that reads TypeScript. */
function startThread(workerData: ThreadStart): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./store-thread.js', import.meta.url), { workerData })
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const source = JSON.stringify(new URL('./store-thread.ts', import.meta.url).href)
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${source}) })`, {
    eval: true,
    workerData,
  })
}
