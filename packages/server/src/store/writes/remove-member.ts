import { refuseLastOwner, requireMember } from './member-rows.ts'
import { defineWrite, requireActor, type WriteScope } from './write.ts'

/**
 * Takes a member out of the workspace; the queries they own stay. `user.not-found`; `input.invalid` for the last owner.
 */
export const removeMember = defineWrite<{ userId: string }, null>(async (scope, { userId }) => {
  const { workspaceId } = requireActor(scope)
  const member = await requireMember(scope, workspaceId, userId)
  if (member.role === 'owner') await refuseLastOwner(scope, workspaceId, 'user_id')
  await scope.db
    .deleteFrom('membership')
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .execute()
  await moveDefault(scope, workspaceId, userId)
  await scope.audit({ action: 'member.removed', subjectKind: 'user', subjectId: userId, detail: { role: member.role } })
  return null
})

/** A default that the user may no longer enter would lock them out of the workspaces that remain. */
async function moveDefault({ db }: WriteScope, workspaceId: string, userId: string): Promise<void> {
  const other = await db
    .selectFrom('membership')
    .select('workspace_id')
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  if (!other) return
  await db
    .updateTable('user_account')
    .set({ default_workspace_id: other.workspace_id })
    .where('id', '=', userId)
    .where('default_workspace_id', '=', workspaceId)
    .execute()
}
