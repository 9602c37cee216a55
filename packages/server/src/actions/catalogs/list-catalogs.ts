import * as z from 'zod'
import { listCatalogs as readCatalogs } from '../../store/repositories/catalogs.ts'
import { defineAction } from '../action.ts'
import { Catalog } from '../views.ts'
import { toCatalogView } from './catalog-view.ts'

export const listCatalogs = defineAction({
  name: 'catalog.list',
  summary: 'The catalogs of this workspace',
  permission: 'workspace.read',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(Catalog), next_cursor: z.null() }),
  errors: [],
  example: {},
  http: { method: 'GET', path: '/catalogs' },
  cli: { path: ['catalog', 'list'] },
  run: async ({ store, actor }) => {
    const catalogs = await store.read((db) => readCatalogs(db, actor.workspaceId))
    return { items: catalogs.map(toCatalogView), next_cursor: null }
  },
})
