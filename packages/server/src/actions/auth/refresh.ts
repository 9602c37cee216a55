import * as z from 'zod'
import { hashSecretToken, newSecretToken } from '../accounts/secret-token.ts'
import { definePublicAction } from '../action.ts'
import { SecretToken } from '../fields.ts'
import { SignIn } from '../views.ts'
import { toSignIn } from './sign-in.ts'

export const refresh = definePublicAction({
  name: 'auth.refresh',
  summary: 'Exchange a refresh token for new tokens',
  cost: 'secret',
  input: z.strictObject({ refresh_token: SecretToken.optional().describe('Else the cookie of the browser is used.') }),
  output: SignIn,
  errors: ['auth.wrong-token', 'auth.origin-refused'],
  example: { refresh_token: 'sqr_7R2mN0vC1xKq' },
  http: { method: 'POST', path: '/auth/refresh', cookie: 'use' },
  run: async (ctx, { refresh_token }) => {
    if (refresh_token === undefined) throw ctx.error('auth.wrong-token')
    const refreshToken = newSecretToken('sqr')
    const rotated = await ctx.write('rotateRefreshToken', {
      usedHash: hashSecretToken(refresh_token),
      newHash: hashSecretToken(refreshToken),
      newExpiresAt: ctx.clock.now() + ctx.config.ttl.refreshTokenS * 1000,
    })
    if (rotated.outcome === 'reused') ctx.accounts.forget()
    if (rotated.outcome !== 'rotated') throw ctx.error('auth.wrong-token')
    return toSignIn(ctx, { ...rotated, refreshToken })
  },
})
