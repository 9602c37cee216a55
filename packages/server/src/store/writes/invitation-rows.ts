import { AppError } from '../../kernel/app-error.ts'
import { lockRows } from '../lock-rows.ts'
import type { InvitationTable } from '../tables.ts'
import { insertMembership } from './workspace-rows.ts'
import type { WriteScope } from './write.ts'

/** The invitation of this token; `auth.wrong-token` where it is unknown, used or expired. */
export async function findOpenInvitation({ db, context }: WriteScope, tokenHash: string): Promise<InvitationTable> {
  const found = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .$call(lockRows(db))
    .executeTakeFirst()
  if (!found || found.used_at !== null || found.expires_at <= context.nowMs) throw new AppError('auth.wrong-token')
  return found
}

/** Marks it as used and makes its user a member; a member already keeps the role. */
export async function useInvitation(scope: WriteScope, invitation: InvitationTable, userId: string): Promise<void> {
  const { db, context } = scope
  const { token_hash, workspace_id: workspaceId, role } = invitation
  await db.updateTable('invitation').set({ used_at: context.nowMs }).where('token_hash', '=', token_hash).execute()
  const member = await db
    .selectFrom('membership')
    .select('role')
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (member) return
  await insertMembership(scope, { userId, workspaceId, role })
  const note = { action: 'member.joined', subjectKind: 'user', subjectId: userId }
  await scope.audit({ ...note, workspaceId, actorId: userId, detail: { role } })
}
