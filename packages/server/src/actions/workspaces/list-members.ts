import * as z from 'zod'
import { listMembers as readMembers } from '../../store/repositories/memberships.ts'
import { defineAction } from '../action.ts'
import { rfc3339 } from '../rfc3339.ts'
import { Member } from '../views.ts'

export const listMembers = defineAction({
  name: 'member.list',
  summary: 'The members of this workspace',
  permission: 'workspace.read',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(Member), next_cursor: z.null() }),
  errors: [],
  example: {},
  http: { method: 'GET', path: '/workspaces/current/members' },
  cli: { path: ['member', 'list'], shows: ['user.id', 'user.name', 'user.email', 'role', 'joined_at'] },
  run: async ({ store, actor }) => {
    const members = await store.read((db) => readMembers(db, actor.workspaceId))
    const items = members.map(({ userId, email, name, role, joinedAt }) => ({
      user: { id: userId, email, name },
      role,
      joined_at: rfc3339(joinedAt),
    }))
    return { items, next_cursor: null }
  },
})
