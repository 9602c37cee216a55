import { Kysely } from 'kysely'
import { type ClientBase, escapeLiteral, type PoolClient } from 'pg'
import type { Db } from '../store.ts'
import type { Tables } from '../tables.ts'
import { clientDialect } from './client-dialect.ts'
import type { ConnectionPool } from './connection-pool.ts'
import { DatabaseFault } from './database-fault.ts'

export interface TransactionOptions {
  access: 'read only' | 'read write'
  /** Whose rows it may touch; null for the identity tables alone. */
  workspaceId: string | null
}

export interface TransactionLane {
  pool: ConnectionPool
  /** The role that row security binds; null where the user of the connection is bound already. */
  role: string | null
  onStatement: ((sql: string) => void) | undefined
}

export interface Transaction {
  db: Db
  /** From here on, rows of this workspace. */
  enter(workspaceId: string): Promise<void>
}

/** The longest that a statement may run, that it may wait for a lock, and that a transaction may stand still. */
const statementMs = 30_000
const lockMs = 10_000
const standMs = 30_000

/**
 * Runs `work` in one transaction on a connection of its own. A write has been committed when this resolves. Everything that is
 * set is set for the transaction alone, so that a pooler between us and the database may hand its connections around.
 */
export async function runTransaction<T>(
  lane: TransactionLane,
  options: TransactionOptions,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await lane.pool.acquire()
  // Not waited for: the first statement goes right behind it, and fails where this one did.
  const begun = send(client, beginText(lane, options))
  begun.catch(() => undefined)
  try {
    const db: Db = new Kysely<Tables>({ dialect: clientDialect(client, lane.onStatement) })
    const result = await work({ db, enter: createEnter(client, options.workspaceId) })
    await begun
    await end(client, options)
    return result
  } catch (error) {
    giveUp(client, error)
    throw error
  }
}

function beginText({ role }: TransactionLane, { access, workspaceId }: TransactionOptions): string {
  return [
    `begin isolation level read committed ${access}`,
    ...(role === null ? [] : [`set local role ${role}`]),
    ...(workspaceId === null ? [] : [`set local app.workspace_id = ${escapeLiteral(workspaceId)}`]),
    `set local statement_timeout = ${statementMs}`,
    `set local lock_timeout = ${lockMs}`,
    `set local idle_in_transaction_session_timeout = ${standMs}`,
  ].join('; ')
}

function createEnter(client: ClientBase, workspaceId: string | null): Transaction['enter'] {
  let current = workspaceId
  return async (next) => {
    if (next === current) return
    await send(client, `set local app.workspace_id = ${escapeLiteral(next)}`)
    current = next
  }
}

async function end(client: PoolClient, { access }: TransactionOptions): Promise<void> {
  if (access === 'read only') {
    // Nothing depends on it, and whoever gets the client next stands in line behind it.
    send(client, 'commit').catch(() => undefined)
  } else if ((await send(client, 'commit')) !== 'COMMIT') {
    throw new Error('a write went on after a statement of it had failed')
  }
  client.release()
}

function giveUp(client: PoolClient, error: unknown): void {
  const isLost = error instanceof DatabaseFault && error.isConnectionLost
  if (!isLost) send(client, 'rollback').catch(() => undefined)
  client.release(isLost)
}

/** What the database calls the last of the statements. */
async function send(client: ClientBase, text: string): Promise<string> {
  try {
    const results = [await client.query(text)].flat()
    return results.at(-1)?.command ?? ''
  } catch (error) {
    throw new DatabaseFault(error)
  }
}
