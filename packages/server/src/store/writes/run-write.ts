import { AppError } from '../../kernel/app-error.ts'
import { newId } from '../../kernel/ids.ts'
import { insertRows } from '../insert-rows.ts'
import { lockName } from '../lock-rows.ts'
import type { WriteContext } from '../store.ts'
import { type WriteInput, type WriteName, type WriteOutput, writes } from './index.ts'
import type { AuditNote, WriteScope } from './write.ts'

/** A write on its way: its name, its input as plain data, and who asks. */
export interface WriteJob<N extends WriteName = WriteName> {
  name: N
  input: WriteInput<N>
  context: WriteContext
}

/** How long a repeat of a write with the same Idempotency-Key answers the same. */
const idempotencyMs = 24 * 3600 * 1000

type WriteTable = { [N in WriteName]: (scope: WriteScope, input: WriteInput<N>) => Promise<WriteOutput<N>> }
const table: WriteTable = writes

/**
 * Runs one write inside the caller's transaction; returns its output as JSON. With an Idempotency-Key that was used for the
 * same input, nothing runs and the stored output comes back; for another input, `idempotency.key-reused`.
 */
export async function runWrite<N extends WriteName>(
  base: Pick<WriteScope, 'db' | 'dictionary' | 'enter' | 'beforeCommit'>,
  { name, input, context }: WriteJob<N>,
): Promise<string> {
  const scope: WriteScope = { ...base, context, audit: (note) => writeAudit(scope, note) }
  const replayed = await findReplay(scope)
  if (replayed !== null) return replayed
  const output = await table[name](scope, input)
  const json = JSON.stringify(output)
  await keepForReplay(scope, json)
  return json
}

async function writeAudit({ db, context, enter }: WriteScope, note: AuditNote): Promise<void> {
  const workspaceId = note.workspaceId ?? context.workspaceId
  const actorId = note.actorId ?? context.actorId
  if (workspaceId === null || actorId === null) throw new Error(`${note.action} has no workspace or no actor`)
  await enter(workspaceId)
  await insertRows(db, 'audit_event', [
    {
      workspace_id: workspaceId,
      id: newId(context.nowMs),
      at: context.nowMs,
      actor_id: actorId,
      action: note.action,
      subject_kind: note.subjectKind,
      subject_id: note.subjectId,
      request_id: context.requestId,
      detail_json: JSON.stringify({ v: 1, ...note.detail }),
    },
  ])
}

async function findReplay({ db, context }: WriteScope): Promise<string | null> {
  const record = recordKey(context)
  if (!record) return null
  // A repeat that comes while the first is under way waits for its answer.
  await lockName(db, JSON.stringify([record.workspace_id, record.actor_id, record.action, record.key]))
  const found = await db
    .selectFrom('idempotency_record')
    .select(['input_hash', 'output_json', 'expires_at'])
    .where('workspace_id', '=', record.workspace_id)
    .where('actor_id', '=', record.actor_id)
    .where('action', '=', record.action)
    .where('key', '=', record.key)
    .executeTakeFirst()
  if (!found || found.expires_at <= context.nowMs) return null
  if (found.input_hash !== record.input_hash) throw new AppError('idempotency.key-reused')
  return found.output_json
}

async function keepForReplay({ db, context, enter }: WriteScope, output_json: string): Promise<void> {
  const record = recordKey(context)
  if (!record) return
  await enter(record.workspace_id)
  const kept = { output_json, created_at: context.nowMs, expires_at: context.nowMs + idempotencyMs }
  await db
    .insertInto('idempotency_record')
    .values({ ...record, ...kept })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'actor_id', 'action', 'key'])
        .doUpdateSet({ ...kept, input_hash: record.input_hash }),
    )
    .execute()
}

function recordKey({ workspaceId, actorId, idempotency }: WriteContext) {
  if (!idempotency) return null
  if (workspaceId === null || actorId === null) throw new Error('an Idempotency-Key needs a workspace and an actor')
  const { action, key, inputHash } = idempotency
  return { workspace_id: workspaceId, actor_id: actorId, action, key, input_hash: inputHash }
}
