import * as z from 'zod'
import { listWorkspaces } from '../../store/repositories/memberships.ts'
import { findUser, findUserByEmail } from '../../store/repositories/users.ts'
import { emailKey } from '../accounts/email-key.ts'
import { hashSecretToken, newSecretToken } from '../accounts/secret-token.ts'
import { defineAction } from '../action.ts'
import { Email, Id } from '../fields.ts'
import { rfc3339 } from '../rfc3339.ts'
import { SecretLink } from '../views.ts'

export const resetLink = defineAction({
  name: 'auth.reset-link',
  summary: 'Make a link with which a member sets a new password',
  permission: 'workspace.own',
  cost: 'secret',
  input: z
    .strictObject({ user_id: Id.optional(), email: Email.optional() })
    .refine(({ user_id, email }) => (user_id === undefined) !== (email === undefined), 'Give either user_id or email.'),
  output: SecretLink,
  errors: ['user.not-found', 'auth.forbidden'],
  example: { email: 'ben@example.org' },
  http: { method: 'POST', path: '/auth/reset-link', status: 201 },
  run: async (ctx, { user_id, email }) => {
    const { user, theirs, mine } = await ctx.store.read(async (db) => {
      const found = email === undefined ? await findUser(db, user_id ?? '') : await findUserByEmail(db, emailKey(email))
      return {
        user: found,
        theirs: found === null ? [] : await listWorkspaces(db, found.id),
        mine: await listWorkspaces(db, ctx.actor.userId),
      }
    })
    if (user === null || !theirs.some(({ id }) => id === ctx.actor.workspaceId)) throw ctx.error('user.not-found')
    // A password opens all workspaces of a member: who does not own them all could get at the others through it.
    const owned = new Set(mine.filter(({ role }) => role === 'owner').map(({ id }) => id))
    if (!theirs.every(({ id }) => owned.has(id))) {
      throw ctx.error('auth.forbidden', { permission: 'to own every workspace of that member' })
    }
    const token = newSecretToken('sqo')
    const expiresAt = ctx.clock.now() + ctx.config.ttl.resetLinkS * 1000
    const link = { tokenHash: hashSecretToken(token), purpose: 'reset-password' as const, userId: user.id, expiresAt }
    await ctx.write('createOneTimeToken', link)
    return { token, expires_at: rfc3339(expiresAt) }
  },
})
