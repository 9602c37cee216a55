import * as z from 'zod'
import { findUserByEmail } from '../../store/repositories/users.ts'
import { emailKey } from '../accounts/email-key.ts'
import { definePublicAction } from '../action.ts'
import { Email, text } from '../fields.ts'
import { SignIn } from '../views.ts'
import { signIn } from './sign-in.ts'

export const login = definePublicAction({
  name: 'auth.login',
  summary: 'Sign in with e-mail and password',
  cost: 'secret',
  input: z.strictObject({ email: Email, password: text(256, 1) }),
  output: SignIn,
  errors: ['auth.wrong-credentials', 'auth.too-many-attempts'],
  example: { email: 'ana@example.org', password: 'correct horse battery' },
  http: { method: 'POST', path: '/auth/login', cookie: 'set' },
  run: async (ctx, { email, password }) => {
    const takeBack = ctx.accounts.attempts.take(email, ctx.request.address)
    const user = await ctx.store.read((db) => findUserByEmail(db, emailKey(email)))
    const isRight = await ctx.accounts.passwords.verify(user?.passwordHash ?? null, password)
    if (user === null || !isRight) throw ctx.error('auth.wrong-credentials')
    takeBack()
    return signIn(ctx, user.id)
  },
})
