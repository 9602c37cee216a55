import * as z from 'zod'
import { hashSecretToken } from '../accounts/secret-token.ts'
import { defineAction } from '../action.ts'
import { SecretToken } from '../fields.ts'

export const acceptInvitation = defineAction({
  name: 'invitation.accept',
  summary: 'Join the workspace that invited your address',
  permission: 'account.use',
  cost: 'normal',
  input: z.strictObject({ token: SecretToken }),
  output: z.strictObject({ workspace_id: z.uuid() }),
  errors: ['auth.wrong-token'],
  example: { token: 'sqi_7R2mN0vC1xKq' },
  http: { method: 'POST', path: '/invitations/accept' },
  cli: { path: ['member', 'join'], args: ['token'] },
  run: async (ctx, { token }) => {
    const tokenHash = hashSecretToken(token)
    const { workspaceId } = await ctx.write('acceptInvitation', { tokenHash, userId: ctx.actor.userId })
    ctx.accounts.forget()
    return { workspace_id: workspaceId }
  },
})
