import * as z from 'zod'
import { getQuery as readQuery } from '../../store/repositories/get-query.ts'
import { defineAction } from '../action.ts'
import { Id } from '../fields.ts'
import { QueryView } from '../views.ts'
import { etagOf, toQueryView, writeQuery } from './query-view.ts'

export const getQuery = defineAction({
  name: 'query.get',
  summary: 'A query with its text and analysis',
  permission: 'query.read',
  cost: 'cheap',
  input: z.strictObject({ id: Id }),
  output: QueryView,
  errors: ['query.not-found'],
  example: { id: '0197f0c0-0000-7000-8000-000000000000' },
  http: { method: 'GET', path: '/queries/{id}', etag: etagOf, json: writeQuery },
  cli: { path: ['show'], args: ['id'] },
  run: async ({ store, actor, error }, { id }) => {
    const query = await store.read((db) => readQuery(db, actor.workspaceId, actor, id))
    if (query === null) throw error('query.not-found')
    return toQueryView(query)
  },
})
