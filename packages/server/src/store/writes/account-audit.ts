import type { AuditNote, WriteScope } from './write.ts'

/** Notes what happened to an account where its owner looks for it: in the user's default workspace, by the user unless told. */
export async function auditAccount(scope: WriteScope, userId: string, note: AuditNote): Promise<void> {
  const user = await scope.db
    .selectFrom('user_account')
    .select('default_workspace_id')
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const actorId = scope.context.actorId ?? userId
  await scope.audit({ workspaceId: user.default_workspace_id, actorId, ...note })
}
