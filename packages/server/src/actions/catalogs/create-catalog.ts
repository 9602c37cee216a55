import { findDialect } from '@sql-query-manager/core'
import * as z from 'zod'
import { newId } from '../../kernel/ids.ts'
import { defineAction } from '../action.ts'
import { Dialect, name } from '../fields.ts'
import { rfc3339 } from '../rfc3339.ts'
import { Catalog } from '../views.ts'

export const createCatalog = defineAction({
  name: 'catalog.create',
  summary: 'Make a catalog: a place where tables live',
  permission: 'query.write',
  cost: 'normal',
  input: z.strictObject({
    name: name(100),
    dialect: Dialect.refine((id) => findDialect(id).known, 'This dialect is not known.').describe(
      'How the names of its tables fold.',
    ),
    search_path: z.array(name(100)).max(20).default([]).describe('Schemas of unqualified names, the first one first.'),
  }),
  output: Catalog,
  errors: ['catalog.exists'],
  example: { name: 'crm', dialect: 'postgres', search_path: ['public'] },
  http: { method: 'POST', path: '/catalogs', status: 201 },
  cli: { path: ['catalog', 'create'], args: ['name', 'dialect'] },
  run: async (ctx, { name, dialect, search_path }) => {
    const now = ctx.clock.now()
    const id = newId(now)
    const known = findDialect(dialect).dialect.id
    await ctx.write('createCatalog', { id, name, dialect: known, searchPath: search_path })
    return { id, name, dialect: known, search_path, created_at: rfc3339(now) }
  },
})
