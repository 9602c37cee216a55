import * as z from 'zod'
import { hashSecretToken } from '../accounts/secret-token.ts'
import { definePublicAction } from '../action.ts'
import { Password, SecretToken } from '../fields.ts'

export const resetPassword = definePublicAction({
  name: 'auth.reset-password',
  summary: 'Set a new password with a reset link; all sessions end',
  cost: 'secret',
  input: z.strictObject({ token: SecretToken, new_password: Password }),
  output: z.null(),
  errors: ['auth.wrong-token'],
  example: { token: 'sqo_7R2mN0vC1xKq', new_password: 'a longer one than before' },
  http: { method: 'POST', path: '/auth/reset-password', status: 204 },
  run: async (ctx, { token, new_password }) => {
    const passwordHash = await ctx.accounts.passwords.hash(new_password)
    await ctx.write('resetPassword', { tokenHash: hashSecretToken(token), passwordHash })
    ctx.accounts.forget()
    return null
  },
})
