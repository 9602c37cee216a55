import * as z from 'zod'
import { defineAction } from '../action.ts'
import { name } from '../fields.ts'
import { Workspace } from '../views.ts'
import { newWorkspace } from './new-workspace.ts'

export const createWorkspace = defineAction({
  name: 'workspace.create',
  summary: 'Make a workspace; you become its owner',
  permission: 'account.use',
  cost: 'normal',
  input: z.strictObject({ name: name(100) }),
  output: Workspace,
  errors: [],
  example: { name: 'Analytics' },
  http: { method: 'POST', path: '/workspaces', status: 201, idempotent: true },
  cli: { path: ['workspace', 'create'], args: ['name'] },
  run: async (ctx, input) => {
    const made = await ctx.write('createWorkspace', newWorkspace(input.name, ctx.clock.now()))
    ctx.accounts.forget()
    return { ...made, role: 'owner' as const }
  },
})
