import * as z from 'zod'
import { findUserWithPassword } from '../../store/repositories/users.ts'
import { defineAction } from '../action.ts'
import { Password, text } from '../fields.ts'

export const changePassword = defineAction({
  name: 'auth.change-password',
  summary: 'Change your password; all other sessions end',
  permission: 'account.use',
  cost: 'secret',
  input: z.strictObject({
    current_password: text(256).optional().describe('Not needed where no password was ever set.'),
    new_password: Password,
  }),
  output: z.null(),
  errors: ['auth.wrong-credentials', 'auth.too-many-attempts'],
  example: { current_password: 'correct horse battery', new_password: 'a longer one than before' },
  http: { method: 'POST', path: '/auth/change-password', status: 204 },
  run: async (ctx, { current_password, new_password }) => {
    const { userId, sessionId } = ctx.actor
    const user = await ctx.store.read((db) => findUserWithPassword(db, userId))
    if (user === null) throw new Error('an actor is a user')
    if (user.passwordHash !== null) {
      const takeBack = ctx.accounts.attempts.take(user.email, ctx.request.address)
      const isRight = await ctx.accounts.passwords.verify(user.passwordHash, current_password ?? '')
      if (!isRight) throw ctx.error('auth.wrong-credentials')
      takeBack()
    }
    const passwordHash = await ctx.accounts.passwords.hash(new_password)
    await ctx.write('setPassword', { userId, passwordHash, exceptSessionId: sessionId })
    ctx.accounts.forget()
    return null
  },
})
