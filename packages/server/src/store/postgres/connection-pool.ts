import pg from 'pg'
import { AppError } from '../../kernel/app-error.ts'
import type { Log } from '../../kernel/log.ts'
import type { Secret } from '../../kernel/secret.ts'
import { DatabaseFault } from './database-fault.ts'

export interface PoolSizes {
  /** Connections that stay open once they are. */
  size: number
  /** So many more under load; they close when they have nothing to do. */
  overflow: number
}

/** Connections to one database. Requests beyond them wait in a line, for a time. */
export interface ConnectionPool {
  /** Faults: `server.overloaded` where the line is too long or does not move, `DatabaseFault`. Give every client back. */
  acquire(): Promise<pg.PoolClient>
  /** Of `url`, outside of the pool; to be ended by whoever asks. */
  connect(): Promise<pg.Client>
  close(): Promise<void>
}

/** A request that waits for a connection longer than this is refused. */
const acquireMs = 10_000
const waitingMax = 2000
const idleMs = 10_000

export function createPool(url: Secret, { size, overflow }: PoolSizes, log: Log): ConnectionPool {
  const settings: pg.ClientConfig = {
    connectionString: url.reveal(),
    application_name: 'sqm',
    keepAlive: true,
    // `begin` and the first statement travel together.
    pipeline: true,
    connectionTimeoutMillis: acquireMs,
    types: columnTypes(),
  }
  const pool = new pg.Pool({ ...settings, min: size, max: size + overflow, idleTimeoutMillis: idleMs })
  const note = (error: Error): void => log.warn('store.connection-lost', { error })
  // Without a listener, the end of a connection that nobody uses at the moment would be the end of this process; the pool
  // listens to idle ones alone.
  pool.on('error', note)
  pool.on('connect', (client) => client.on('error', note))
  return {
    acquire: async () => {
      if (pool.waitingCount >= waitingMax) throw new AppError('server.overloaded')
      const isBusy = pool.totalCount >= size + overflow
      try {
        return await pool.connect()
      } catch (error) {
        throw isBusy && isDeadline(error) ? new AppError('server.overloaded', {}, [], error) : new DatabaseFault(error)
      }
    },
    connect: async () => {
      const client = new pg.Client(settings)
      client.on('error', note)
      try {
        await client.connect()
        return client
      } catch (error) {
        throw new DatabaseFault(error)
      }
    },
    close: () => pool.end(),
  }
}

/** The pool has no code for it. */
function isDeadline(error: unknown): boolean {
  return error instanceof Error && error.message.includes('timeout exceeded')
}

/** `bigint` as a number: times, counts and sizes are far below 2^53. */
function columnTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  return types
}
