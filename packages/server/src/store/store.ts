import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { WriteInput, WriteName, WriteOutput } from './writes/index.ts'

export type Db = Kysely<Tables>

/** For `within`, in tools that look at the whole store. */
export const everyWorkspace = '*'

/** What goes with every write: who, on which request, and the key that makes a repeat harmless. */
export interface WriteContext {
  /** null for writes of the identity store before anybody is signed in. */
  workspaceId: string | null
  actorId: string | null
  requestId: string
  nowMs: number
  idempotency?: { action: string; key: string; inputHash: string }
}

/**
 * The one door to stored data.
 * A read gets a `Kysely` that must not write, and waits for nothing else: no write, no network. A write is a named function of `writes/` with plain data in and out, run in
 * one transaction wherever the store puts it: SQLite has one writer thread that commits many writes together (a
 * savepoint for each), PostgreSQL a pooled connection. A write that returned is on disk.
 * Faults: `store.unavailable`, `store.full`, `store.conflict`, and the codes the write declares.
 */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** Without `within`, PostgreSQL shows the rows of the identity tables alone. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** The same store, whose reads see the rows of this workspace; a write goes by its context. */
  within(workspaceId: string): Store
  write<N extends WriteName>(name: N, input: WriteInput<N>, context: WriteContext): Promise<WriteOutput<N>>
  /** Resolves when a trivial read works and the schema is the one this program knows; throws `store.unavailable` else. */
  check(): Promise<void>
  close(): Promise<void>
}
