import * as z from 'zod'
import { defineAction } from '../action.ts'
import { Id } from '../fields.ts'

export const deleteQuery = defineAction({
  name: 'query.delete',
  summary: 'Put a query into the trash, from where it can be restored',
  permission: 'query.delete',
  cost: 'normal',
  input: z.strictObject({ id: Id }),
  output: z.null(),
  errors: ['query.not-found'],
  example: { id: '0197f0c0-0000-7000-8000-000000000000' },
  http: { method: 'DELETE', path: '/queries/{id}', status: 204 },
  cli: { path: ['delete'], args: ['id'] },
  run: async (ctx, { id }) => {
    await ctx.write('deleteQuery', { id })
    return null
  },
})
