import * as z from 'zod'
import { emailKey } from '../accounts/email-key.ts'
import { hashSecretToken, newSecretToken } from '../accounts/secret-token.ts'
import { defineAction } from '../action.ts'
import { Email } from '../fields.ts'
import { rfc3339 } from '../rfc3339.ts'
import { SecretLink } from '../views.ts'
import { Role } from '../words.ts'
import { refuseOverOwners } from './refuse-over-owners.ts'

export const createInvitation = defineAction({
  name: 'invitation.create',
  summary: 'Invite an e-mail address into this workspace',
  permission: 'workspace.manage',
  cost: 'normal',
  input: z.strictObject({ email: Email, role: Role.default('editor') }),
  output: SecretLink,
  errors: ['auth.forbidden'],
  example: { email: 'ben@example.org', role: 'editor' },
  http: { method: 'POST', path: '/invitations', status: 201 },
  cli: { path: ['member', 'invite'], args: ['email'] },
  run: async (ctx, { email, role }) => {
    await refuseOverOwners(ctx, { userId: null, role })
    const token = newSecretToken('sqi')
    const expiresAt = ctx.clock.now() + ctx.config.ttl.invitationS * 1000
    const tokenHash = hashSecretToken(token)
    await ctx.write('createInvitation', { tokenHash, emailKey: emailKey(email), role, expiresAt })
    return { token, expires_at: rfc3339(expiresAt) }
  },
})
