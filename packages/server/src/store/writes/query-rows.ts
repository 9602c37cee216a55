import { AppError } from '../../kernel/app-error.ts'
import { lockRows } from '../lock-rows.ts'
import type { QueryTable } from '../tables.ts'
import { requireActor, type WriteScope } from './write.ts'

export interface Stamp {
  version: number
  revision: number
}

/**
 * The query that a write changes. `query.not-found` where the actor may not see it or where `isInTrash` does not hold;
 * `query.stale` where `ifMatch` is not its stamp.
 */
export async function requireQuery(
  scope: WriteScope,
  { id, isInTrash, ifMatch }: { id: string; isInTrash: boolean; ifMatch?: Stamp | undefined },
): Promise<QueryTable> {
  const { workspaceId, actorId } = requireActor(scope)
  const query = await scope.db
    .selectFrom('query')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .$call(lockRows(scope.db))
    .executeTakeFirst()
  const isVisible = query && (query.visibility === 'workspace' || query.owner_id === actorId)
  if (!isVisible || (query.deleted_at !== null) !== isInTrash) throw new AppError('query.not-found')
  if (ifMatch && (ifMatch.version !== query.version || ifMatch.revision !== query.revision)) {
    throw new AppError('query.stale', { sent: etag(ifMatch), current: etag(query) })
  }
  return query
}

export async function updateQueryRow(
  { db }: WriteScope,
  query: QueryTable,
  changes: Partial<QueryTable>,
): Promise<void> {
  await db
    .updateTable('query')
    .set(changes)
    .where('workspace_id', '=', query.workspace_id)
    .where('id', '=', query.id)
    .execute()
}

function etag({ version, revision }: Stamp): string {
  return `${version}.${revision}`
}
