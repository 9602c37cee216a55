import type { WriteJob } from '../writes/run-write.ts'
import type { WriteReply } from './commit-batch.ts'

/** Where writes go, one at a time or many together. */
export interface WriteLane {
  /** Throws `server.overloaded` where too many wait already, `server.stopping` after `close`. */
  send(job: WriteJob): Promise<WriteReply>
  /** Resolves when all that was sent is answered. */
  close(): Promise<void>
}

/** Writes that may wait for the writer. A save takes about a millisecond, so that the last one waits a few seconds. */
export const waitingMax = 2000
