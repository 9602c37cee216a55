import * as z from 'zod'
import { listTags as readTags } from '../../store/repositories/list-tags.ts'
import { defineAction } from '../action.ts'

export const listTags = defineAction({
  name: 'tag.list',
  summary: 'The tags of this workspace, each with the number of its queries (1,000 stands for as many or more)',
  permission: 'query.read',
  cost: 'normal',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(z.strictObject({ tag: z.string(), queries: z.int() })),
    next_cursor: z.null(),
  }),
  errors: [],
  example: {},
  http: { method: 'GET', path: '/tags' },
  cli: { path: ['tags'] },
  run: async ({ store, actor }) => ({
    items: await store.read((db) => readTags(db, actor.workspaceId, actor)),
    next_cursor: null,
  }),
})
