import * as z from 'zod'
import { hashSecretToken } from '../accounts/secret-token.ts'
import { definePublicAction } from '../action.ts'
import { SecretToken } from '../fields.ts'
import { SignIn } from '../views.ts'
import { signIn } from './sign-in.ts'

export const exchange = definePublicAction({
  name: 'auth.exchange',
  summary: 'Sign in with the token of a one-time link',
  cost: 'secret',
  input: z.strictObject({ token: SecretToken }),
  output: SignIn,
  errors: ['auth.wrong-token'],
  example: { token: 'sqo_7R2mN0vC1xKq' },
  http: { method: 'POST', path: '/auth/exchange', cookie: 'set' },
  run: async (ctx, { token }) => {
    const { userId } = await ctx.write('useOneTimeToken', { tokenHash: hashSecretToken(token), purpose: 'open' })
    return signIn(ctx, userId)
  },
})
