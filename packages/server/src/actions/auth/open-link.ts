import * as z from 'zod'
import { hashSecretToken, newSecretToken } from '../accounts/secret-token.ts'
import { defineAction } from '../action.ts'
import { rfc3339 } from '../rfc3339.ts'
import { SecretLink } from '../views.ts'

export const openLink = defineAction({
  name: 'auth.open-link',
  summary: 'Make a link that signs a browser in, once (local servers only)',
  permission: 'account.use',
  cost: 'secret',
  input: z.strictObject({}),
  output: z.strictObject({ ...SecretLink.shape, url: z.string() }),
  errors: ['auth.forbidden'],
  example: {},
  http: { method: 'POST', path: '/auth/open-link', status: 201 },
  cli: { path: ['open'], shows: ['url', 'expires_at'] },
  run: async (ctx) => {
    // Elsewhere a token of half an hour must not become a session of a month.
    if (ctx.config.profile !== 'local')
      throw ctx.error('auth.forbidden', { permission: 'a server of the local profile' })
    const token = newSecretToken('sqo')
    const expiresAt = ctx.clock.now() + ctx.config.ttl.openLinkS * 1000
    const { userId } = ctx.actor
    await ctx.write('createOneTimeToken', { tokenHash: hashSecretToken(token), purpose: 'open', userId, expiresAt })
    return { token, expires_at: rfc3339(expiresAt), url: openUrl(ctx.config.publicUrl ?? ctx.request.origin, token) }
  },
})

/** In the fragment, which browsers keep to themselves. */
export function openUrl(base: string, token: string): string {
  return `${base}/open#token=${token}`
}
