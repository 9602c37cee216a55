import { AppError } from '../../kernel/app-error.ts'
import type { Role } from '../tables.ts'
import { refuseLastOwner, requireMember } from './member-rows.ts'
import { defineWrite, requireActor } from './write.ts'

/** Gives a member another role. `user.not-found`; `input.invalid` where the workspace would be left without an owner. */
export const setMemberRole = defineWrite<{ userId: string; role: Role }, null>(async (scope, { userId, role }) => {
  const { workspaceId } = requireActor(scope)
  const member = await requireMember(scope, workspaceId, userId)
  if (member.role === role) return null
  if (member.role === 'owner') await refuseLastOwner(scope, workspaceId, 'role')
  const changed = await scope.db
    .updateTable('membership')
    .set({ role })
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new AppError('store.conflict')
  const note = { action: 'member.role-changed', subjectKind: 'user', subjectId: userId }
  await scope.audit({ ...note, detail: { from: member.role, to: role } })
  return null
})
