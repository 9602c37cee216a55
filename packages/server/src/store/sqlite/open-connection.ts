import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { LRUCache } from 'lru-cache'
import type { Db } from '../store.ts'
import type { Tables } from '../tables.ts'

/** One connection to a SQLite file. Everything on it is synchronous: keep statements short. */
export interface Connection {
  db: Db
  /** Statements without values or rows: transactions, settings, the schema. */
  execute(sql: string): void
  /** Rows of a statement as objects. */
  select(sql: string, parameters?: readonly unknown[]): Record<string, unknown>[]
  inTransaction(): boolean
  close(): void
}

export interface ConnectionOptions {
  isReadOnly: boolean
  cacheSizeKb: number
  /** Is told of each SQL text before it runs, for tests. */
  onStatement?: ((sql: string) => void) | undefined
}

/** `path` is a file, made where it does not exist, or `:memory:`. */
export function openConnection(path: string, options: ConnectionOptions): Connection {
  const database = new Database(path)
  // WAL with FULL syncs at every commit: what was acknowledged is on disk.
  const settings = [
    'busy_timeout = 5000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'temp_store = MEMORY',
    `cache_size = -${options.cacheSizeKb}`,
    // Pages change many times before they are copied into the file: a longer log copies less.
    'wal_autocheckpoint = 4000',
    'journal_size_limit = 67108864',
    `query_only = ${options.isReadOnly ? 'ON' : 'OFF'}`,
  ]
  for (const setting of settings) database.pragma(setting)
  const statements = new StatementCache(database, options.onStatement)
  return {
    db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: statements }) }),
    execute: (sql) => {
      options.onStatement?.(sql)
      database.exec(sql)
    },
    select: (sql, parameters = []) => statements.prepare(sql).all(parameters),
    inTransaction: () => database.inTransaction,
    close: () => database.close(),
  }
}

/**
 * Prepared statements by their text: preparing costs 20 µs, running a prepared one 5. Rows are read as arrays and made into
 * objects here, which is faster and free of the `_metadata` that libsql adds to objects.
 */
class StatementCache {
  readonly #database: Database.Database
  readonly #onStatement: ((sql: string) => void) | undefined
  readonly #statements = new LRUCache<string, CachedStatement>({ max: 500 })

  constructor(database: Database.Database, onStatement: ((sql: string) => void) | undefined) {
    this.#database = database
    this.#onStatement = onStatement
  }

  prepare(sql: string): CachedStatement {
    this.#onStatement?.(sql)
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = new CachedStatement(this.#database.prepare(sql), sql)
    this.#statements.set(sql, statement)
    return statement
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }
}

class CachedStatement {
  readonly reader: boolean
  readonly #statement: Database.Statement
  readonly #columns: readonly string[]
  readonly #parameterCount: number

  constructor(statement: Database.Statement, sql: string) {
    this.#statement = statement
    this.reader = statement.reader
    if (this.reader) statement.raw(true)
    this.#columns = this.reader ? statement.columns().map((column) => column.name) : []
    this.#parameterCount = countParameters(sql)
  }

  all(parameters: readonly unknown[]): Record<string, unknown>[] {
    this.#check(parameters)
    const columns = this.#columns
    return this.#statement.all(parameters).map((values) => toObject(columns, values))
  }

  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint } {
    this.#check(parameters)
    return this.#statement.run(parameters)
  }

  *iterate(parameters: readonly unknown[]): IterableIterator<Record<string, unknown>> {
    yield* this.all(parameters)
  }

  /** libsql takes surplus values in silence and reads missing ones as null. */
  #check(parameters: readonly unknown[]): void {
    if (parameters.length === this.#parameterCount) return
    throw new Error(`a statement has ${this.#parameterCount} parameters and got ${parameters.length} values`)
  }
}

function toObject(columns: readonly string[], values: unknown): Record<string, unknown> {
  if (!Array.isArray(values)) throw new Error('a row is an array here')
  const row: Record<string, unknown> = {}
  for (let i = 0; i < columns.length; i++) row[columns[i] ?? ''] = values[i]
  return row
}

/** Question marks outside of quotes. */
function countParameters(sql: string): number {
  return sql.replace(/'[^']*'|"[^"]*"/g, '').split('?').length - 1
}
