import type { AppError } from '../../kernel/app-error.ts'
import { createDictionaryCache, type DictionaryCache } from '../dictionary-cache.ts'
import { runWrite, type WriteJob } from '../writes/run-write.ts'
import type { Connection } from './open-connection.ts'
import { toStoreFault } from './store-fault.ts'

export type WriteReply = { ok: true; outputJson: string } | { ok: false; fault: AppError }

/** The one writer of a SQLite store. */
export interface Writer {
  connection: Connection
  dictionary: DictionaryCache
}

export function createWriter(connection: Connection): Writer {
  return { connection, dictionary: createDictionaryCache() }
}

/** Requests that wait for one sync to disk together, and how long the first of them waits for the others. */
export const batchMax = 64
const batchMs = 5

/**
 * Runs jobs in one transaction with one sync to disk, a savepoint for each: a job that fails leaves no trace and harms no
 * other. Replies are in the order of the jobs; there may be fewer, at least one, where time was up. No reply is
 * true before the commit, so none is given before it.
 */
export async function commitBatch(writer: Writer, jobs: readonly WriteJob[]): Promise<WriteReply[]> {
  const { connection, dictionary } = writer
  const replies: WriteReply[] = []
  const late: Work[] = []
  const startedAt = performance.now()
  try {
    connection.execute('begin immediate')
    for (const job of jobs) {
      replies.push(await runJob(writer, job, late))
      if (performance.now() - startedAt > batchMs) break
    }
    for (const work of late) await work()
    connection.execute('commit')
    return replies
  } catch (error) {
    if (connection.inTransaction()) connection.execute('rollback')
    dictionary.clear()
    const fault = toStoreFault(error)
    return jobs.map((_, index) => refusalOf(replies[index]) ?? { ok: false, fault })
  }
}

type Work = () => Promise<void>

/** Nothing here guards rows but the statements themselves. */
const enter = (): Promise<void> => Promise.resolve()

async function runJob({ connection, dictionary }: Writer, job: WriteJob, late: Work[]): Promise<WriteReply> {
  const work: Work[] = []
  const base = { db: connection.db, dictionary, enter, beforeCommit: (added: Work) => work.push(added) }
  dictionary.begin()
  connection.execute('savepoint job')
  try {
    const outputJson = await runWrite(base, job)
    connection.execute('release job')
    late.push(...work)
    return { ok: true, outputJson }
  } catch (error) {
    dictionary.undo()
    // SQLite gives up the whole transaction where the disk is full or fails: then the batch is lost, not this job alone.
    if (!connection.inTransaction()) throw error
    connection.execute('rollback to job')
    connection.execute('release job')
    return { ok: false, fault: toStoreFault(error) }
  }
}

function refusalOf(reply: WriteReply | undefined): WriteReply | null {
  return reply && !reply.ok ? reply : null
}
