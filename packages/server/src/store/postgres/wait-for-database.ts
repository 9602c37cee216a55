import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../kernel/log.ts'
import { StoreOpenError } from '../store-open-error.ts'
import type { ConnectionPool } from './connection-pool.ts'
import { DatabaseFault } from './database-fault.ts'

const pauseMs = { first: 100, max: 2000 } as const

/**
 * Resolves when the database answers: it may start after us. Throws `StoreOpenError` where it does not within `waitMs`, and
 * at once where it answers that it will not have us.
 */
export async function waitForDatabase(pool: ConnectionPool, waitMs: number, log: Log): Promise<void> {
  const startedAt = performance.now()
  for (let pause: number = pauseMs.first; ; pause = Math.min(pause * 2, pauseMs.max)) {
    const fault = await tryOnce(pool)
    if (fault === null) return
    if (!fault.isConnectionLost && !fault.code.startsWith('53')) {
      throw new StoreOpenError('refused', `the database refuses the connection: ${fault.message}`)
    }
    if (performance.now() - startedAt + pause > waitMs) {
      throw new StoreOpenError(
        'unreachable',
        `no database answers at DATABASE_URL after ${Math.round(waitMs / 1000)} s`,
      )
    }
    log.warn('store.waiting-for-database', { error: fault })
    await wait(pause)
  }
}

async function tryOnce(pool: ConnectionPool): Promise<DatabaseFault | null> {
  try {
    const client = await pool.connect()
    await client.end()
    return null
  } catch (error) {
    return error instanceof DatabaseFault ? error : new DatabaseFault(error)
  }
}
