import * as z from 'zod'
import { type FullQuery, getQuery } from '../../store/repositories/get-query.ts'
import type { WriteInput } from '../../store/writes/index.ts'
import { defineAction } from '../action.ts'
import { findNameSpace } from '../catalogs/find-catalogs.ts'
import type { Ctx } from '../ctx.ts'
import { Dialect, ETag, Id, Sql, Tags, Title, text } from '../fields.ts'
import { givenFields } from '../given-fields.ts'
import { QueryView } from '../views.ts'
import { Status, Visibility } from '../words.ts'
import { checkText, textErrors } from './check-text.ts'
import { etagOf, toQueryView, writeQuery } from './query-view.ts'

const Input = z.strictObject({
  id: Id,
  etag: ETag.describe('The ETag of your last read, e.g. "1.0"; a stale one changes nothing.'),
  sql: Sql.optional(),
  title: Title.min(1).optional(),
  dialect: Dialect.optional(),
  tags: Tags.optional(),
  status: Status.optional(),
  visibility: Visibility.optional(),
  message: text(1_000).default('').describe('Why; kept with the new version.'),
})
type Input = z.infer<typeof Input>

export const changeQuery = defineAction({
  name: 'query.change',
  summary: 'Change a query; another text or dialect makes a new version',
  permission: 'query.write',
  cost: 'heavy',
  input: Input,
  output: QueryView,
  errors: ['query.not-found', 'query.stale', 'auth.forbidden', 'catalog.not-found', ...textErrors],
  example: { id: '0197f0c0-0000-7000-8000-000000000000', etag: '1.0', title: 'Large orders' },
  http: { method: 'PATCH', path: '/queries/{id}', ifMatch: 'etag', etag: etagOf, json: writeQuery },
  cli: { path: ['change'], args: ['id'] },
  run: async (ctx, input) => {
    const { actor, store } = ctx
    const read = () => store.read((db) => getQuery(db, actor.workspaceId, actor, input.id))
    const before = await read()
    if (before === null) throw ctx.error('query.not-found')
    if (input.visibility === 'private' && before.owner.id !== actor.userId) {
      throw ctx.error('auth.forbidden', { permission: 'to own the query' })
    }
    const [version, revision] = readTag(input.etag)
    if (version === undefined || revision === undefined) {
      throw ctx.error('query.stale', { sent: input.etag, current: etagOf(before) })
    }
    const { title, tags, status, visibility } = input
    await ctx.write('updateQuery', {
      id: input.id,
      ifMatch: { version, revision },
      ...givenFields({
        title,
        status,
        visibility,
        tags: tags && [...new Set(tags)],
        text: await readText(ctx, input, before),
      }),
    })
    const after = await read()
    if (after === null) throw ctx.error('query.not-found')
    return toQueryView(after)
  },
})

function readTag(etag: string): (number | undefined)[] {
  return /^(\d{1,9})\.(\d{1,9})$/.exec(etag)?.slice(1).map(Number) ?? []
}

/** Text and dialect as they shall be, where either may change. */
async function readText(
  ctx: Ctx<'catalog.not-found'>,
  { sql, dialect, message }: Input,
  before: FullQuery,
): Promise<WriteInput<'updateQuery'>['text']> {
  if (sql === undefined && dialect === undefined) return undefined
  const wanted = sql ?? before.sql
  checkText(wanted)
  const names = await findNameSpace(ctx, before.catalog.id)
  const task = { sql: wanted, dialect: dialect ?? before.dialect, names }
  const analyzed = await ctx.analyzer.analyzeForStore(task, ctx.signal)
  return { sql: wanted, dialect: analyzed.dialect, message, facts: analyzed.facts }
}
