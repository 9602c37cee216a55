import { findDialect } from '@sql-query-manager/core'
import * as z from 'zod'
import { listQueries as readQueries } from '../../store/repositories/list-queries.ts'
import type { QueryFilter } from '../../store/repositories/listed-query.ts'
import { defineAction } from '../action.ts'
import { findCatalogs } from '../catalogs/find-catalogs.ts'
import { columnKeys, parseName, tableKeys } from '../catalogs/name-keys.ts'
import type { Ctx } from '../ctx.ts'
import { Dialect, Id, page, text } from '../fields.ts'
import { givenFields } from '../given-fields.ts'
import { pageOf, QueryItem } from '../views.ts'
import { Status } from '../words.ts'
import { toItemView } from './query-view.ts'

const Time = z.union([z.iso.datetime({ offset: true }), z.iso.date()], 'is a day or a time as in RFC 3339')

const Input = z.strictObject({
  ...page,
  q: text(500).optional().describe('Words to find in titles, texts, tags and names of tables.'),
  table: text(500).optional().describe('Read or written, e.g. `orders` or `sales.orders`; quote what must not fold.'),
  column: text(500).optional().describe('Used, e.g. `amount` or `orders.amount`.'),
  catalog: text(100).optional(),
  owner: Id.optional(),
  tag: text(60).optional(),
  dialect: Dialect.optional(),
  status: Status.optional(),
  created_after: Time.optional().describe('Inclusive.'),
  created_before: Time.optional().describe('Exclusive.'),
  sort: z.enum(['-created', 'created', '-updated', 'updated', 'title', 'relevance']).optional(),
  fields: z.enum(['sql']).optional().describe('`sql` adds the texts.'),
  trash: z.boolean().default(false).describe('Those in the trash, and only those.'),
})
type Input = z.infer<typeof Input>

export const listQueries = defineAction({
  name: 'query.list',
  summary: 'Find queries',
  permission: 'query.read',
  cost: 'normal',
  input: Input,
  output: pageOf(QueryItem),
  errors: ['input.bad-cursor', 'catalog.not-found'],
  example: { limit: 20, table: 'orders', sort: '-created' },
  http: { method: 'GET', path: '/queries' },
  cli: {
    path: ['list'],
    args: ['q'],
    shows: ['id', 'title', 'dialect', 'tables_in', 'tables_out', 'tags', 'updated_at'],
  },
  run: async (ctx, input) => {
    const { actor, store } = ctx
    const { q, cursor, limit, sort, fields, trash } = input
    const filter = await toFilter(ctx, input)
    const found = await store.read((db) =>
      readQueries(db, actor.workspaceId, actor, {
        ...filter,
        limit,
        cursor: cursor ?? null,
        sort: sort ?? (q === undefined ? '-created' : 'relevance'),
        inTrash: trash,
        withSql: fields === 'sql',
      }),
    )
    const items = found.items.map((item) => ({
      ...toItemView(item),
      ...givenFields({ sql: item.sql, match: item.match }),
    }))
    return { items, next_cursor: found.nextCursor }
  },
})

/** Names become keys, folded by each catalog that may hold the table. */
async function toFilter(ctx: Ctx<'catalog.not-found'>, input: Input): Promise<QueryFilter> {
  const { q, table, column, catalog, owner, tag, dialect, status, created_after, created_before } = input
  const isByName = table !== undefined || column !== undefined
  const catalogs = isByName || catalog !== undefined ? await findCatalogs(ctx, catalog) : []
  return givenFields({
    q,
    tables: table === undefined ? undefined : tableKeys(parseName(table), catalogs),
    columns: column === undefined ? undefined : columnKeys(parseName(column), catalogs),
    // With a table or column it says where that is, which need not be where the query is bound.
    catalogId: catalog === undefined || isByName ? undefined : catalogs[0]?.id,
    ownerId: owner,
    tag,
    dialect: dialect === undefined ? undefined : toDialectId(dialect),
    status,
    createdAfter: toMs(created_after),
    createdBefore: toMs(created_before),
  })
}

function toDialectId(text: string): string {
  const { dialect, known } = findDialect(text)
  return known ? dialect.id : text
}

function toMs(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time)
}
