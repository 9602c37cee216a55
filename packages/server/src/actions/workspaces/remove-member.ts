import * as z from 'zod'
import { defineAction } from '../action.ts'
import { Id } from '../fields.ts'
import { refuseOverOwners } from './refuse-over-owners.ts'

export const removeMember = defineAction({
  name: 'member.remove',
  summary: 'Take a member out of this workspace; their queries stay',
  permission: 'workspace.manage',
  cost: 'normal',
  input: z.strictObject({ user_id: Id }),
  output: z.null(),
  errors: ['user.not-found', 'auth.forbidden'],
  example: { user_id: '0197f0c0-0000-7000-8000-000000000000' },
  http: { method: 'DELETE', path: '/workspaces/current/members/{user_id}', status: 204 },
  cli: { path: ['member', 'remove'], args: ['user_id'] },
  run: async (ctx, { user_id }) => {
    await refuseOverOwners(ctx, { userId: user_id, role: null })
    await ctx.write('removeMember', { userId: user_id })
    ctx.accounts.forget()
    return null
  },
})
