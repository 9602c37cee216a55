import * as z from 'zod'
import { newId } from '../../kernel/ids.ts'
import { getQuery } from '../../store/repositories/get-query.ts'
import { defineAction } from '../action.ts'
import { findNameSpace } from '../catalogs/find-catalogs.ts'
import { Dialect, Sql, Tags, Title, text } from '../fields.ts'
import { QueryView } from '../views.ts'
import { Visibility } from '../words.ts'
import { checkText, textErrors } from './check-text.ts'
import { etagOf, toQueryView, writeQuery } from './query-view.ts'

export const createQuery = defineAction({
  name: 'query.create',
  summary: 'Save a text as a query',
  permission: 'query.write',
  cost: 'heavy',
  input: z.strictObject({
    sql: Sql,
    title: Title.optional(),
    dialect: Dialect.optional().describe("The catalog's unless given."),
    tags: Tags.default([]),
    catalog: text(100).default('default'),
    visibility: Visibility.default('workspace'),
  }),
  output: QueryView,
  errors: ['catalog.not-found', 'query.not-found', ...textErrors],
  example: { sql: 'select id, amount from orders where amount > 10', title: 'Large orders', tags: ['finance'] },
  http: {
    method: 'POST',
    path: '/queries',
    status: 201,
    idempotent: true,
    etag: etagOf,
    json: writeQuery,
    location: ({ id }) => `/queries/${id}`,
  },
  run: async (ctx, { sql, title, dialect, tags, catalog, visibility }) => {
    const { workspaceId, userId } = ctx.actor
    checkText(sql)
    const names = await findNameSpace(ctx, catalog)
    const task = { sql, dialect: dialect ?? names.catalog.dialect, names }
    const analyzed = await ctx.analyzer.analyzeForStore(task, ctx.signal)
    // A repeat with the same Idempotency-Key gives the id of the first.
    const { id } = await ctx.write('createQuery', {
      id: newId(ctx.clock.now()),
      catalogId: names.catalog.id,
      ownerId: userId,
      title: title?.trim() || analyzed.title,
      dialect: analyzed.dialect,
      tags: [...new Set(tags)],
      visibility,
      sql,
      facts: analyzed.facts,
    })
    const stored = await ctx.store.read((db) => getQuery(db, workspaceId, ctx.actor, id))
    if (stored === null) throw ctx.error('query.not-found')
    return toQueryView(stored)
  },
})
