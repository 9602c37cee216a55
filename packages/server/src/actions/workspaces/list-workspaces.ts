import * as z from 'zod'
import { listWorkspaces as readWorkspaces } from '../../store/repositories/memberships.ts'
import { defineAction } from '../action.ts'
import { Workspace } from '../views.ts'

export const listWorkspaces = defineAction({
  name: 'workspace.list',
  summary: 'Your workspaces',
  permission: 'account.use',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(Workspace), next_cursor: z.null() }),
  errors: [],
  example: {},
  http: { method: 'GET', path: '/workspaces' },
  cli: { path: ['workspace', 'list'] },
  run: async ({ store, actor }) => ({
    items: await store.read((db) => readWorkspaces(db, actor.userId)),
    next_cursor: null,
  }),
})
