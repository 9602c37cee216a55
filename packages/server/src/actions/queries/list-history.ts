import * as z from 'zod'
import { listHistory as readHistory } from '../../store/repositories/query-history.ts'
import { defineAction } from '../action.ts'
import { Id, page } from '../fields.ts'
import { rfc3339 } from '../rfc3339.ts'
import { HistoryEvent, pageOf } from '../views.ts'

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const Detail = z.record(z.string(), Value)

export const listHistory = defineAction({
  name: 'history.list',
  summary: 'Who did what to a query, the newest first',
  permission: 'query.read',
  cost: 'normal',
  input: z.strictObject({ id: Id, ...page }),
  output: pageOf(HistoryEvent),
  errors: ['query.not-found', 'input.bad-cursor'],
  example: { id: '0197f0c0-0000-7000-8000-000000000000' },
  http: { method: 'GET', path: '/queries/{id}/history' },
  cli: { path: ['history'], args: ['id'] },
  run: async ({ store, actor, error }, { id, limit, cursor }) => {
    const found = await store.read((db) =>
      readHistory(db, actor.workspaceId, actor, { queryId: id, limit, cursor: cursor ?? null }),
    )
    // A query has been created at least, so that an empty first page means that there is none to see.
    if (found.items.length === 0 && cursor === undefined) throw error('query.not-found')
    const items = found.items.map(({ at, detail, ...event }) => ({
      ...event,
      at: rfc3339(at),
      detail: Detail.parse(detail),
    }))
    return { items, next_cursor: found.nextCursor }
  },
})
