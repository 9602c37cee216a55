import * as z from 'zod'
import { defineAction } from '../action.ts'

export const logout = defineAction({
  name: 'auth.logout',
  summary: 'End this session',
  permission: 'account.use',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.null(),
  errors: [],
  example: {},
  http: { method: 'POST', path: '/auth/logout', status: 204, cookie: 'clear' },
  run: async (ctx) => {
    const { sessionId, userId } = ctx.actor
    await ctx.write('endSession', { sessionId, userId })
    ctx.accounts.forget()
    return null
  },
})
