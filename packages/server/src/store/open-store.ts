import { chmodSync, closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Log } from '../kernel/log.ts'
import { StartError } from '../kernel/start-error.ts'
import { migrations } from './migrations/index.ts'
import { readSchemaVersion, runMigrations } from './migrations/run-migrations.ts'
import type { DatabaseOptions } from './postgres/open-postgres-store.ts'
import { createWriter } from './sqlite/commit-batch.ts'
import { lockDataDir } from './sqlite/data-lock.ts'
import { createMemoryLane } from './sqlite/memory-lane.ts'
import { type Connection, openConnection } from './sqlite/open-connection.ts'
import { createReadWriteGate, type ReadWriteGate } from './sqlite/read-write-gate.ts'
import { toStoreFault } from './sqlite/store-fault.ts'
import { openThreadLane } from './sqlite/thread-lane.ts'
import type { WriteLane } from './sqlite/write-lane.ts'
import type { Store } from './store.ts'

export interface OpenStoreOptions {
  /** Folder of `store.db`, made where it does not exist; `:memory:` for a store that ends with the process. */
  dataDir: string
  /** A PostgreSQL database, which then holds everything instead. */
  database?: DatabaseOptions | null
  log: Log
  clock: Clock
  /** Is told of each SQL text, of all threads, for tests. */
  onStatement?: (sql: string) => void
}

/** Sizes of SQLite's page caches. */
const readCacheKb = 48_000
const writeCacheKb = 24_000

/**
 * Opens the store and brings its schema up to date. Throws `StoreOpenError` where another process holds the folder, where the
 * database does not answer, or where the store was written by a newer version.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  if (options.database) {
    // The driver is loaded where it is used.
    const { openPostgresStore } = await import('./postgres/open-postgres-store.ts')
    return openPostgresStore({ ...options, database: options.database })
  }
  return options.dataDir === ':memory:' ? openMemoryStore(options) : openFileStore(options)
}

async function openMemoryStore({ clock, onStatement }: OpenStoreOptions): Promise<Store> {
  const connection = openConnection(':memory:', { isReadOnly: false, cacheSizeKb: readCacheKb, onStatement })
  runMigrations(connection, migrations, clock.now())
  const gate = createReadWriteGate()
  return toStore({ connection, gate, lane: createMemoryLane(createWriter(connection), gate), release: () => undefined })
}

async function openFileStore({ dataDir, clock, log, onStatement }: OpenStoreOptions): Promise<Store> {
  const unlock = lockDataDir(dataDir)
  try {
    const path = join(dataDir, 'store.db')
    keepPrivate(path)
    const first = openConnection(path, { isReadOnly: false, cacheSizeKb: writeCacheKb })
    try {
      runMigrations(first, migrations, clock.now())
    } finally {
      first.close()
    }
    const start = { path, cacheSizeKb: writeCacheKb, reportsStatements: onStatement !== undefined }
    const lane = await openThreadLane({ start, log, onStatement })
    const connection = openConnection(path, { isReadOnly: true, cacheSizeKb: readCacheKb, onStatement })
    const release = (): void => {
      connection.close()
      unlock()
    }
    return toStore({ connection, gate: null, lane, release })
  } catch (error) {
    unlock()
    if (!isStoreFault(error)) throw error
    throw new StartError(`the store in ${dataDir} cannot be read`, error)
  }
}

/** The files that SQLite puts beside this one get its rights. */
function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}

interface SqliteParts {
  connection: Connection
  /** Only where reads and writes share the connection. */
  gate: ReadWriteGate | null
  lane: WriteLane
  release: () => void
}

function toStore({ connection, gate, lane, release }: SqliteParts): Store {
  const read: Store['read'] = async (work) => {
    const run = () => work(connection.db)
    try {
      return await (gate ? gate.read(run) : run())
    } catch (error) {
      throw isStoreFault(error) ? toStoreFault(error) : error
    }
  }
  const store: Store = {
    engine: 'sqlite',
    read,
    within: () => store,
    write: async (name, input, context) => {
      const reply = await lane.send({ name, input, context })
      if (!reply.ok) throw reply.fault
      return JSON.parse(reply.outputJson)
    },
    check: () => read(async () => checkSchema(connection)),
    close: async () => {
      await lane.close()
      release()
    },
  }
  return store
}

function checkSchema(connection: Connection): void {
  if (readSchemaVersion(connection) !== migrations.length) throw new AppError('store.unavailable')
}

function isStoreFault(error: unknown): boolean {
  return error instanceof Error && error.name === 'SqliteError'
}
