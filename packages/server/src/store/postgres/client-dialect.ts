import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { ClientBase } from 'pg'
import { DatabaseFault } from './database-fault.ts'

/** Kysely over one client, whose transaction is begun and ended elsewhere. */
export function clientDialect(client: ClientBase, onStatement: ((sql: string) => void) | undefined): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => clientDriver(new ClientConnection(client, onStatement)),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function clientDriver(connection: DatabaseConnection): Driver {
  const nothing = (): Promise<void> => Promise.resolve()
  const refuse = (): Promise<void> => Promise.reject(new Error('a read or a write is one transaction already'))
  return {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: nothing,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: nothing,
  }
}

class ClientConnection implements DatabaseConnection {
  readonly #client: ClientBase
  readonly #onStatement: ((sql: string) => void) | undefined

  constructor(client: ClientBase, onStatement: ((sql: string) => void) | undefined) {
    this.#client = client
    this.#onStatement = onStatement
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    this.#onStatement?.(sql)
    // Without values the driver would send plain text, which may hold several statements.
    const query = { text: sql, values: [...parameters], queryMode: 'extended' }
    try {
      const { rows, rowCount } = await this.#client.query(query)
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
    } catch (error) {
      throw new DatabaseFault(error)
    }
  }

  // biome-ignore lint/correctness/useYield: there are no cursors here, only pages.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('a store reads pages, not streams')
  }
}
