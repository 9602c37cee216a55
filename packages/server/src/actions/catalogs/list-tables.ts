import * as z from 'zod'
import { listTables as readTables } from '../../store/repositories/list-tables.ts'
import { defineAction } from '../action.ts'
import { page, text } from '../fields.ts'
import { givenFields } from '../given-fields.ts'
import { pageOf } from '../views.ts'
import { findCatalogs } from './find-catalogs.ts'

const Count = z.int().describe('1,000 stands for as many or more.')
const TableItem = z
  .strictObject({
    id: z.uuid(),
    catalog: z.string(),
    schema: z.string(),
    name: z.string(),
    queries_reading: Count,
    queries_writing: Count,
  })
  .meta({ id: 'Table' })

export const listTables = defineAction({
  name: 'table.list',
  summary: 'The tables that queries of this workspace name',
  permission: 'lineage.read',
  cost: 'normal',
  input: z.strictObject({
    ...page,
    q: text(200).optional().describe('Part of the name.'),
    catalog: text(100).optional(),
  }),
  output: pageOf(TableItem),
  errors: ['input.bad-cursor', 'catalog.not-found'],
  example: { q: 'order' },
  http: { method: 'GET', path: '/tables' },
  cli: { path: ['tables'], args: ['q'] },
  run: async (ctx, { q, catalog, limit, cursor }) => {
    const { store, actor } = ctx
    const catalogId = catalog === undefined ? undefined : (await findCatalogs(ctx, catalog))[0]?.id
    const found = await store.read((db) =>
      readTables(db, actor.workspaceId, actor, {
        ...givenFields({ q: q?.toLowerCase(), catalogId }),
        limit,
        cursor: cursor ?? null,
      }),
    )
    const items = found.items.map(({ id, catalog: home, schema, name, queriesReading, queriesWriting }) => ({
      id,
      catalog: home.name,
      schema,
      name,
      queries_reading: queriesReading,
      queries_writing: queriesWriting,
    }))
    return { items, next_cursor: found.nextCursor }
  },
})
