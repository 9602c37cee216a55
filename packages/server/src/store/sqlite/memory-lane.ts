import { AppError } from '../../kernel/app-error.ts'
import type { WriteJob } from '../writes/run-write.ts'
import { batchMax, commitBatch, type WriteReply, type Writer } from './commit-batch.ts'
import type { ReadWriteGate } from './read-write-gate.ts'
import { type WriteLane, waitingMax } from './write-lane.ts'

interface Waiting {
  job: WriteJob
  answer: (reply: WriteReply) => void
}

/** The writer in this thread: the same batches as in its own thread, and reads wait for the running one. */
export function createMemoryLane(writer: Writer, gate: ReadWriteGate): WriteLane {
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null
  let isClosed = false
  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax)
      const replies = await gate.write(() =>
        commitBatch(
          writer,
          batch.map(({ job }) => job),
        ),
      )
      waiting.splice(0, replies.length)
      for (const [index, reply] of replies.entries()) batch[index]?.answer(reply)
    }
    running = null
  }
  return {
    send: async (job) => {
      if (isClosed) throw new AppError('server.stopping')
      if (waiting.length >= waitingMax) throw new AppError('server.overloaded')
      return new Promise((answer) => {
        waiting.push({ job, answer })
        running ??= drain()
      })
    },
    close: async () => {
      isClosed = true
      await running
      writer.connection.close()
    },
  }
}
