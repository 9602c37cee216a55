import { findRole } from '../../store/repositories/memberships.ts'
import type { Role } from '../../store/tables.ts'
import type { Ctx } from '../ctx.ts'

/** Only owners make owners and touch owners; else an admin could become one. */
export async function refuseOverOwners(
  { actor, store, error }: Ctx<'auth.forbidden'>,
  { userId, role }: { userId: string | null; role: Role | null },
): Promise<void> {
  if (actor.role === 'owner') return
  const current = userId === null ? null : await store.read((db) => findRole(db, actor.workspaceId, userId))
  if (role === 'owner' || current === 'owner') throw error('auth.forbidden', { permission: 'workspace.own' })
}
