import * as z from 'zod'
import { getQuery } from '../../store/repositories/get-query.ts'
import { getVersion as readVersion } from '../../store/repositories/query-versions.ts'
import { defineAction } from '../action.ts'
import { Id } from '../fields.ts'
import { VersionView } from '../views.ts'
import { toVersionView } from './version-view.ts'

export const getVersion = defineAction({
  name: 'version.get',
  summary: 'One version of a query with its text',
  permission: 'query.read',
  cost: 'cheap',
  input: z.strictObject({ id: Id, version: z.int().min(1).max(1_000_000_000) }),
  output: VersionView,
  errors: ['query.not-found', 'query.version-not-found'],
  example: { id: '0197f0c0-0000-7000-8000-000000000000', version: 1 },
  http: { method: 'GET', path: '/queries/{id}/versions/{version}' },
  cli: { path: ['version'], args: ['id', 'version'] },
  run: async ({ store, actor, error }, { id, version }) => {
    const { workspaceId } = actor
    const found = await store.read((db) => readVersion(db, workspaceId, actor, { queryId: id, version }))
    if (found !== null) return { ...toVersionView(found), sql: found.sql }
    const query = await store.read((db) => getQuery(db, workspaceId, actor, id))
    throw query === null ? error('query.not-found') : error('query.version-not-found')
  },
})
