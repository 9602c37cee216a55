import * as z from 'zod'
import { defineAction } from '../action.ts'

export const logoutAll = defineAction({
  name: 'auth.logout-all',
  summary: 'End all your sessions, this one too',
  permission: 'account.use',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.null(),
  errors: [],
  example: {},
  http: { method: 'POST', path: '/auth/logout-all', status: 204, cookie: 'clear' },
  run: async (ctx) => {
    await ctx.write('endAllSessions', { userId: ctx.actor.userId, exceptSessionId: null })
    ctx.accounts.forget()
    return null
  },
})
