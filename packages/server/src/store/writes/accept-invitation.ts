import { AppError } from '../../kernel/app-error.ts'
import { findOpenInvitation, useInvitation } from './invitation-rows.ts'
import { defineWrite } from './write.ts'

/** A signed-in user joins the workspace that invited their address; else `auth.wrong-token`. */
export const acceptInvitation = defineWrite<{ tokenHash: string; userId: string }, { workspaceId: string }>(
  async (scope, { tokenHash, userId }) => {
    const invitation = await findOpenInvitation(scope, tokenHash)
    const user = await scope.db
      .selectFrom('user_account')
      .select('email_key')
      .where('id', '=', userId)
      .executeTakeFirst()
    if (user?.email_key !== invitation.email_key) throw new AppError('auth.wrong-token')
    await useInvitation(scope, invitation, userId)
    return { workspaceId: invitation.workspace_id }
  },
)
