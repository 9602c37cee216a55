import type { Dictionary } from '../dictionary-cache.ts'
import type { Db, WriteContext } from '../store.ts'

/** Row for the audit trail; the store adds id, time, actor, workspace and request. */
export interface AuditNote {
  action: string
  subjectKind: string
  subjectId: string
  /** Overrides the workspace of the context, e.g. where the write makes the workspace. */
  workspaceId?: string
  /** Overrides the actor of the context, e.g. where the write makes the user, or a session speaks for its user. */
  actorId?: string
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** What a write has at hand. All of it belongs to one transaction. */
export interface WriteScope {
  db: Db
  context: WriteContext
  /** Ids of tables and columns that this writer has met; the store forgets those of a transaction that fails. */
  dictionary: Dictionary
  /**
   * Names the workspace whose rows are touched from here on, where it is not the context's: one that the write makes, or a
   * user's own. Row security lets a transaction see no others.
   */
  enter(workspaceId: string): Promise<void>
  audit(note: AuditNote): Promise<void>
  /**
   * Work that is cheaper for many writes at once: runs in the same transaction, in order, just before its commit. Must not
   * refuse anything: what it throws fails every write of the transaction.
   */
  beforeCommit(work: () => Promise<void>): void
}

/** A named write: plain JSON in and out, so that it can run in another thread. Throws AppError to undo everything. */
export type Write<I, O> = (scope: WriteScope, input: I) => Promise<O>

export function defineWrite<I, O>(write: Write<I, O>): Write<I, O> {
  return write
}

/** The workspace and the actor of a write that cannot be without them; a bug is loud. */
export function requireActor({ context }: WriteScope): { workspaceId: string; actorId: string } {
  const { workspaceId, actorId } = context
  if (workspaceId === null || actorId === null) throw new Error('this write needs a workspace and an actor')
  return { workspaceId, actorId }
}
