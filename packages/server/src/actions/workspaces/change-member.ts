import * as z from 'zod'
import { defineAction } from '../action.ts'
import { Id } from '../fields.ts'
import { Role } from '../words.ts'
import { refuseOverOwners } from './refuse-over-owners.ts'

export const changeMember = defineAction({
  name: 'member.change',
  summary: 'Give a member another role',
  permission: 'workspace.manage',
  cost: 'normal',
  input: z.strictObject({ user_id: Id, role: Role }),
  output: z.strictObject({ user_id: z.uuid(), role: Role }),
  errors: ['user.not-found', 'auth.forbidden'],
  example: { user_id: '0197f0c0-0000-7000-8000-000000000000', role: 'editor' },
  http: { method: 'PATCH', path: '/workspaces/current/members/{user_id}' },
  cli: { path: ['member', 'change'], args: ['user_id', 'role'] },
  run: async (ctx, { user_id, role }) => {
    await refuseOverOwners(ctx, { userId: user_id, role })
    await ctx.write('setMemberRole', { userId: user_id, role })
    ctx.accounts.forget()
    return { user_id, role }
  },
})
