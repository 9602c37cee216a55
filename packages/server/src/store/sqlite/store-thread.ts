import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { AppError } from '../../kernel/app-error.ts'
import type { WriteJob } from '../writes/run-write.ts'
import { batchMax, commitBatch, createWriter, type WriteReply } from './commit-batch.ts'
import { openConnection } from './open-connection.ts'
import { type PlainFault, toPlain } from './plain-fault.ts'

/** What the thread is started with. */
export interface ThreadStart {
  path: string
  cacheSizeKb: number
  /** Whether each SQL text is reported, for tests. */
  reportsStatements: boolean
}

export type ToThread = { kind: 'write'; id: number; job: WriteJob } | { kind: 'close' }

export interface ThreadReply {
  id: number
  result: { ok: true; outputJson: string } | { ok: false; fault: PlainFault }
}
/** All replies of a batch in one message: waking the other thread costs more than what it says. */
export type FromThread =
  | { kind: 'ready' }
  | { kind: 'replies'; replies: ThreadReply[] }
  | { kind: 'statement'; sql: string }
  | { kind: 'closed' }

if (parentPort) run(parentPort, workerData)

function run(port: MessagePort, start: ThreadStart): void {
  const say = (message: FromThread): void => port.postMessage(message)
  const connection = openConnection(start.path, {
    isReadOnly: false,
    cacheSizeKb: start.cacheSizeKb,
    onStatement: start.reportsStatements ? (sql) => say({ kind: 'statement', sql }) : undefined,
  })
  const writer = createWriter(connection)
  const hasSpace = createSpaceGuard(dirname(start.path))
  const waiting: { id: number; job: WriteJob }[] = []
  let isRunning = false
  let isClosing = false

  const take = (message: ToThread): void => {
    if (message.kind === 'close') isClosing = true
    else waiting.push(message)
  }
  const drain = async (): Promise<void> => {
    isRunning = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax)
      const replies = hasSpace()
        ? await commitBatch(
            writer,
            batch.map(({ job }) => job),
          )
        : batch.map(refuseFull)
      waiting.splice(0, replies.length)
      say({ kind: 'replies', replies: replies.map((reply, index) => toThreadReply(batch[index]?.id ?? 0, reply)) })
      // What came in meanwhile makes the next batch, without a turn of the event loop for each message.
      for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message)
    }
    isRunning = false
    if (!isClosing) return
    connection.close()
    say({ kind: 'closed' })
    port.close()
  }
  port.on('message', (message: ToThread) => {
    take(message)
    if (!isRunning) void drain()
  })
  say({ kind: 'ready' })
}

function toThreadReply(id: number, reply: WriteReply): ThreadReply {
  return { id, result: reply.ok ? reply : { ok: false, fault: toPlain(reply.fault) } }
}

function refuseFull(): WriteReply {
  return { ok: false, fault: new AppError('store.full') }
}

/** A full volume is met before SQLite meets it: reads go on, and the log of the store keeps room to be merged. */
const freeBytesMin = 64 * 1024 * 1024
const freeCheckMs = 1000

function createSpaceGuard(folder: string): () => boolean {
  let checkedAt = Number.NEGATIVE_INFINITY
  let hasSpace = true
  return () => {
    if (performance.now() - checkedAt > freeCheckMs) {
      const { bavail, bsize } = statfsSync(folder)
      hasSpace = bavail * bsize >= freeBytesMin
      checkedAt = performance.now()
    }
    return hasSpace
  }
}
