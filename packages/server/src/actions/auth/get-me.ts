import * as z from 'zod'
import { listWorkspaces } from '../../store/repositories/memberships.ts'
import { findUser } from '../../store/repositories/users.ts'
import { defineAction } from '../action.ts'
import { User, Workspace } from '../views.ts'

export const getMe = defineAction({
  name: 'me.get',
  summary: 'Who you are, and in which workspace this request is',
  permission: 'account.use',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.strictObject({
    user: User,
    workspace: Workspace,
    workspaces: z.array(Workspace),
    profile: z.enum(['local', 'strict']),
  }),
  errors: [],
  example: {},
  http: { method: 'GET', path: '/me' },
  cli: { path: ['me'] },
  run: async ({ store, actor, config }) => {
    const { user, workspaces } = await store.read(async (db) => ({
      user: await findUser(db, actor.userId),
      workspaces: await listWorkspaces(db, actor.userId),
    }))
    const workspace = workspaces.find(({ id }) => id === actor.workspaceId)
    if (user === null || workspace === undefined) throw new Error('an actor is a user and a member')
    const { id, email, name } = user
    return { user: { id, email, name }, workspace, workspaces, profile: config.profile }
  },
})
