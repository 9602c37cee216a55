import type { Role } from '../tables.ts'
import { defineWrite, requireActor } from './write.ts'

export interface CreateInvitationInput {
  tokenHash: string
  /** NFKC, lower case. */
  emailKey: string
  role: Role
  expiresAt: number
}

/** An invitation into the workspace of the context, by its actor. */
export const createInvitation = defineWrite<CreateInvitationInput, null>(async (scope, input) => {
  const { workspaceId, actorId } = requireActor(scope)
  await scope.db
    .insertInto('invitation')
    .values({
      token_hash: input.tokenHash,
      workspace_id: workspaceId,
      email_key: input.emailKey,
      role: input.role,
      invited_by: actorId,
      created_at: scope.context.nowMs,
      expires_at: input.expiresAt,
      used_at: null,
    })
    .execute()
  const note = { action: 'member.invited', subjectKind: 'workspace', subjectId: workspaceId }
  await scope.audit({ ...note, detail: { role: input.role } })
  return null
})
