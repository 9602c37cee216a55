import * as z from 'zod'
import { getQuery } from '../../store/repositories/get-query.ts'
import { defineAction } from '../action.ts'
import { Id } from '../fields.ts'
import { QueryView } from '../views.ts'
import { etagOf, toQueryView, writeQuery } from './query-view.ts'

export const restoreQuery = defineAction({
  name: 'query.restore',
  summary: 'Take a query out of the trash',
  permission: 'query.delete',
  cost: 'normal',
  input: z.strictObject({ id: Id }),
  output: QueryView,
  errors: ['query.not-found'],
  example: { id: '0197f0c0-0000-7000-8000-000000000000' },
  http: { method: 'POST', path: '/queries/{id}/restore', etag: etagOf, json: writeQuery },
  cli: { path: ['restore'], args: ['id'] },
  run: async (ctx, { id }) => {
    await ctx.write('restoreQuery', { id })
    const query = await ctx.store.read((db) => getQuery(db, ctx.actor.workspaceId, ctx.actor, id))
    if (query === null) throw ctx.error('query.not-found')
    return toQueryView(query)
  },
})
