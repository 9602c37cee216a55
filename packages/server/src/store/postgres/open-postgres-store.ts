import { AppError } from '../../kernel/app-error.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/log.ts'
import type { Secret } from '../../kernel/secret.ts'
import { createSharedDictionary, type SharedDictionary } from '../dictionary-cache.ts'
import { migrations } from '../migrations/index.ts'
import type { Store } from '../store.ts'
import { runWrite, type WriteJob } from '../writes/run-write.ts'
import { ensureAuditPartitions } from './audit-partitions.ts'
import { type ConnectionPool, createPool, type PoolSizes } from './connection-pool.ts'
import { DatabaseFault } from './database-fault.ts'
import { inTransaction, migrate, readSchemaVersion } from './migrate.ts'
import { preparePlainRole } from './plain-role.ts'
import { runTransaction, type TransactionLane } from './run-transaction.ts'
import { isWorthRepeating, toStoreFault } from './store-fault.ts'
import { waitForDatabase } from './wait-for-database.ts'

export interface DatabaseOptions {
  url: Secret
  pool: PoolSizes
  /** How long to wait for a database that does not answer yet. */
  waitMs: number
}

export interface PostgresStoreOptions {
  database: DatabaseOptions
  log: Log
  clock: Clock
  onStatement?: ((sql: string) => void) | undefined
}

const partitionCheckMs = 6 * 3600 * 1000
/** A write that others were in the way of is made again so often. */
const triesMax = 5

/**
 * Opens the store in a PostgreSQL database, which several processes may share, and brings its schema up to date. Throws
 * `StoreOpenError`.
 */
export async function openPostgresStore({ database, log, clock, onStatement }: PostgresStoreOptions): Promise<Store> {
  const pool = createPool(database.url, database.pool, log)
  try {
    await waitForDatabase(pool, database.waitMs, log)
    const role = await prepare(pool, clock)
    const lane = { pool, role, onStatement }
    const partitions = setInterval(() => void addPartitions(pool, clock, log), partitionCheckMs)
    partitions.unref()
    return toStore(lane, () => clearInterval(partitions))
  } catch (error) {
    await pool.close()
    throw error
  }
}

async function prepare(pool: ConnectionPool, clock: Clock): Promise<string | null> {
  const client = await pool.connect()
  try {
    await migrate(client, migrations, clock.now())
    await ensureAuditPartitions(client, clock.now())
    return await inTransaction(client, () => preparePlainRole(client))
  } finally {
    await client.end()
  }
}

/** Where it fails, events go to the rest, and the next round tries again. */
async function addPartitions(pool: ConnectionPool, clock: Clock, log: Log): Promise<void> {
  try {
    const client = await pool.connect()
    try {
      await ensureAuditPartitions(client, clock.now())
    } finally {
      await client.end()
    }
  } catch (error) {
    log.warn('store.no-partition', { error })
  }
}

function toStore(lane: TransactionLane, stop: () => void): Store {
  const dictionary = createSharedDictionary()
  let isClosed = false
  const refuseAfterClose = (): void => {
    if (isClosed) throw new AppError('server.stopping')
  }
  const reader = (workspaceId: string | null): Store['read'] => {
    return async (work) => {
      refuseAfterClose()
      try {
        return await runTransaction(lane, { access: 'read only', workspaceId }, ({ db }) => work(db))
      } catch (error) {
        throw error instanceof DatabaseFault ? toStoreFault(error) : error
      }
    }
  }
  const store: Store = {
    engine: 'postgres',
    read: reader(null),
    within: (workspaceId) => ({ ...store, read: reader(workspaceId) }),
    write: async (name, input, context) => {
      refuseAfterClose()
      return JSON.parse(await write(lane, dictionary, { name, input, context }))
    },
    check: () => checkSchema(lane.pool),
    close: async () => {
      if (isClosed) return
      isClosed = true
      stop()
      await lane.pool.close()
    },
  }
  return store
}

async function write(lane: TransactionLane, shared: SharedDictionary, job: WriteJob): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      return await writeOnce(lane, shared, job)
    } catch (error) {
      if (tries >= triesMax || !isWorthRepeating(error)) throw toStoreFault(error)
    }
  }
}

async function writeOnce(lane: TransactionLane, shared: SharedDictionary, job: WriteJob): Promise<string> {
  const late: (() => Promise<void>)[] = []
  const { dictionary, publish } = shared.begin()
  const { workspaceId } = job.context
  const output = await runTransaction(lane, { access: 'read write', workspaceId }, async ({ db, enter }) => {
    const json = await runWrite({ db, enter, dictionary, beforeCommit: (work) => late.push(work) }, job)
    for (const work of late) await work()
    return json
  })
  publish()
  return output
}

async function checkSchema(pool: ConnectionPool): Promise<void> {
  let version = -1
  try {
    const client = await pool.acquire()
    try {
      version = await readSchemaVersion(client)
      client.release()
    } catch (error) {
      client.release(true)
      throw new DatabaseFault(error)
    }
  } catch (error) {
    throw toStoreFault(error)
  }
  if (version !== migrations.length) throw new AppError('store.unavailable')
}
