import * as z from 'zod'
import { getQuery } from '../../store/repositories/get-query.ts'
import { listVersions as readVersions } from '../../store/repositories/query-versions.ts'
import { defineAction } from '../action.ts'
import { Id, page } from '../fields.ts'
import { pageOf, VersionItem } from '../views.ts'
import { toVersionView } from './version-view.ts'

export const listVersions = defineAction({
  name: 'version.list',
  summary: 'The versions of a query, the newest first',
  permission: 'query.read',
  cost: 'normal',
  input: z.strictObject({ id: Id, ...page }),
  output: pageOf(VersionItem),
  errors: ['query.not-found', 'input.bad-cursor'],
  example: { id: '0197f0c0-0000-7000-8000-000000000000' },
  http: { method: 'GET', path: '/queries/{id}/versions' },
  cli: { path: ['versions'], args: ['id'] },
  run: async ({ store, actor, error }, { id, limit, cursor }) => {
    const { workspaceId } = actor
    const found = await store.read((db) =>
      readVersions(db, workspaceId, actor, { queryId: id, limit, cursor: cursor ?? null }),
    )
    const isThere = found.items.length > 0 || (await store.read((db) => getQuery(db, workspaceId, actor, id))) !== null
    if (!isThere) throw error('query.not-found')
    return { items: found.items.map(toVersionView), next_cursor: found.nextCursor }
  },
})
