import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createWorld, read, type World } from './world.ts'

const Query = z.object({ id: z.string(), version: z.number(), revision: z.number(), title: z.string() })
const List = z.object({ items: z.array(z.looseObject({ id: z.string() })), next_cursor: z.string().nullable() })

let world: World
let token: string
beforeAll(async () => {
  world = await createWorld()
  token = world.people.editor.token
})
afterAll(() => world.server.close())

const create = (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
  world.client.post('/queries', body, { token, headers })
const change = (id: string, tag: string | null, body: Record<string, unknown>) =>
  world.client.patch(`/queries/${id}`, body, { token, headers: tag === null ? {} : { 'if-match': tag } })
const idsOf = async (filter: string) =>
  read(await world.client.get(`/queries?${filter}`, { token }), List).items.map(({ id }) => id)

describe('saving', () => {
  test('answers with the query, its analysis, its tag and its address', async () => {
    const reply = await create({
      sql: 'select a, sum(b) as total from t group by a',
      title: 'Totals',
      tags: ['x', 'x', 'y'],
    })
    expect(reply.headers.etag).toBe('"1.0"')
    const { id } = read(reply, Query)
    expect(reply.headers.location).toBe(`/api/v1/queries/${id}`)
    expect(reply.body).toMatchObject({
      version: 1,
      tags: ['x', 'y'],
      owner: { id: world.people.editor.userId },
      analysis: { status: 'parsed', tables_in: [{ name: 't' }] },
    })
    const again = await world.client.send('GET', reply.headers.location ?? '', { token })
    expect(again.body).toEqual(reply.body)
  })

  test('keeps texts byte for byte, bad SQL too, with a title of its own making', async () => {
    for (const sql of ['select 1;\r\n', '\ufeffselect 1', 'selct frm', '', '/* 🦆 */ select "ü"', '\t\n']) {
      const reply = await create({ sql })
      expect(reply.body).toMatchObject({ sql })
      expect(read(reply, Query).title).not.toBe('')
    }
    expect((await create({ sql: 'selct * frm' })).body).toMatchObject({
      analysis: { problems: [{ line: 1, column: expect.any(Number), message: expect.any(String) }] },
    })
  })

  test('refuses what no store would keep, and says where it is', async () => {
    for (const [sql, offset] of [
      ['ab\0', 2],
      ['\ud800', 0],
      ['x\udc00', 1],
    ] as const) {
      const reply = await create({ sql })
      expect(reply.body).toMatchObject({
        code: 'query.unstorable-text',
        detail: expect.stringContaining(`offset ${offset}`),
      })
    }
    const large = await create({ sql: `select '${'é'.repeat(600_000)}'` })
    expect(large.body).toMatchObject({ code: 'query.text-too-large', status: 413 })
  })

  test('a text of 1 MB is analysed aside and saved', async () => {
    const sql = `select id from wide where id in (${Array.from({ length: 140_000 }, (_, index) => index).join(', ')})`
    expect((await create({ sql })).status).toBe(201)
    expect((await world.client.post('/lineage', { sql }, { token })).body).toMatchObject({
      tables_in: [{ name: 'wide' }],
    })
  })

  test('a repeat with the same Idempotency-Key saves once; another body under it is refused', async () => {
    const headers = { 'idempotency-key': 'key-1' }
    const first = await create({ sql: 'select 1 from once' }, headers)
    const second = await create({ sql: 'select 1 from once' }, headers)
    expect(second.status).toBe(201)
    expect(second.body).toEqual(first.body)
    expect(second.headers.etag).toBe(first.headers.etag)
    expect(second.headers.location).toBe(first.headers.location)
    expect(await idsOf('table=once')).toHaveLength(1)
    expect((await create({ sql: 'select 2 from once' }, headers)).body).toMatchObject({
      code: 'idempotency.key-reused',
    })
    const parallel = await Promise.all(
      Array.from({ length: 10 }, () => create({ sql: 'select 1 from parallel' }, { 'idempotency-key': 'key-2' })),
    )
    expect(new Set(parallel.map((reply) => read(reply, Query).id)).size).toBe(1)
    const other = { token: world.people.admin.token, headers }
    expect((await world.client.post('/queries', { sql: 'select 3' }, other)).status).toBe(201)
  })

  test('64 at once: no error, each kept', async () => {
    const replies = await Promise.all(
      Array.from({ length: 64 }, (_, index) => create({ sql: `select ${index} from writers`, tags: ['writers'] })),
    )
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201))
    expect(await idsOf('tag=writers&limit=100')).toHaveLength(64)
  })
})

describe('changing: worked example 9 of the identity record', () => {
  test('goes by the tag: next version, next revision, stale, missing, unchanged', async () => {
    const { id } = read(await create({ sql: 'select 1', title: 'One' }), Query)
    expect((await change(id, '"1.0"', { title: 'Two' })).headers.etag).toBe('"1.1"')
    const text = { sql: 'select 2 from t', message: 'because' }
    const second = await change(id, '"1.1"', text)
    expect(second.headers.etag).toBe('"2.0"')
    expect(second.body).toMatchObject({ version: 2, analysis: { tables_in: [{ name: 't' }] } })
    expect((await change(id, '"1.1"', { sql: 'select 3' })).body).toMatchObject({
      code: 'query.stale',
      status: 412,
      detail: expect.stringContaining('2.0'),
    })
    expect((await change(id, null, { sql: 'select 3' })).status).toBe(428)
    expect((await change(id, '"2.0"', { title: 'Two', sql: text.sql, tags: [] })).headers.etag).toBe('"2.0"')
    for (const tag of ['W/"2.0"', '*', '"2.0", "1.0"', '"nonsense"', '2']) {
      expect((await change(id, tag, { title: 'Three' })).status, tag).toBe(412)
    }
    const versions = await world.client.get(`/queries/${id}/versions`, { token })
    expect(versions.body).toMatchObject({ items: [{ version: 2, message: 'because' }, { version: 1 }] })
    expect((await world.client.get(`/queries/${id}/versions/1`, { token })).body).toMatchObject({ sql: 'select 1' })
    expect((await world.client.get(`/queries/${id}/versions/3`, { token })).body).toMatchObject({
      code: 'query.version-not-found',
    })
  })

  test('16 at once from the same version: one wins', async () => {
    const { id } = read(await create({ sql: 'select 1' }), Query)
    const replies = await Promise.all(
      Array.from({ length: 16 }, (_, n) => change(id, '"1.0"', { sql: `select ${n}, 2` })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 412)).toHaveLength(15)
  })

  test('another dialect alone is a new version of the same text', async () => {
    const { id } = read(await create({ sql: 'select `a` from `t`', dialect: 'postgres' }), Query)
    const reply = await change(id, '"1.0"', { dialect: 'mysql' })
    expect(reply.headers.etag).toBe('"2.0"')
    expect(reply.body).toMatchObject({ dialect: 'mysql', analysis: { dialect: 'mysql', tables_in: [{ name: 't' }] } })
  })

  test('who did what can be read back', async () => {
    const { id } = read(await create({ sql: 'select 1' }), Query)
    await change(id, '"1.0"', { title: 'A' })
    await change(id, '"1.1"', { sql: 'select 2' })
    await world.client.delete(`/queries/${id}`, { token })
    await world.client.post(`/queries/${id}/restore`, {}, { token: world.people.admin.token })
    const { body } = await world.client.get(`/queries/${id}/history`, { token })
    expect(body).toMatchObject({
      items: [
        { action: 'query.restored', actor: { id: world.people.admin.userId, name: 'admin' } },
        { action: 'query.deleted', actor: { id: world.people.editor.userId } },
        { action: 'query.changed', detail: { version: 2, changed: 'sql' } },
        { action: 'query.changed', detail: { version: 1, revision: 1, changed: 'title' } },
        { action: 'query.created' },
      ],
    })
  })

  test('If-None-Match spares the body', async () => {
    const { id } = read(await create({ sql: 'select 1' }), Query)
    const get = (tag: string) => world.client.get(`/queries/${id}`, { token, headers: { 'if-none-match': tag } })
    for (const tag of ['"1.0"', 'W/"1.0"', '"0.9", "1.0"', '*']) expect((await get(tag)).status, tag).toBe(304)
    for (const tag of ['"1.1"', '1.0', '""']) expect((await get(tag)).status, tag).toBe(200)
  })
})

describe('the trash', () => {
  test('hides a query everywhere and gives it back whole', async () => {
    const { id } = read(await create({ sql: 'select 1 from trashed', tags: ['bin'] }), Query)
    expect((await world.client.delete(`/queries/${id}`, { token })).status).toBe(204)
    expect((await world.client.delete(`/queries/${id}`, { token })).status).toBe(404)
    expect((await world.client.get(`/queries/${id}`, { token })).status).toBe(404)
    expect((await change(id, '"1.1"', { title: 'x' })).status).toBe(404)
    expect(await idsOf('table=trashed')).toEqual([])
    expect(await idsOf('trash=true&tag=bin')).toEqual([id])
    const restored = await world.client.post(`/queries/${id}/restore`, {}, { token })
    expect(restored.body).toMatchObject({ id, deleted_at: null, sql: 'select 1 from trashed' })
    expect(await idsOf('table=trashed')).toEqual([id])
    expect((await world.client.post(`/queries/${id}/restore`, {}, { token })).status).toBe(404)
  })
})

describe('finding', () => {
  test('by table and column, through names that only look like tables', async () => {
    const sql = "select extract(year from d) from real_table -- from comment_table\nwhere x = 'from string_table'"
    const { id } = read(await create({ sql }), Query)
    expect(await idsOf('table=real_table')).toEqual([id])
    expect(await idsOf('table=REAL_TABLE')).toEqual([id])
    expect(await idsOf('column=real_table.d')).toEqual([id])
    for (const name of ['d', 'comment_table', 'string_table']) expect(await idsOf(`table=${name}`), name).toEqual([])
  })

  test('by the time it was made, to the millisecond', async () => {
    const { id } = read(await create({ sql: 'select 1 from timed' }), Query)
    const { created_at } = read(
      await world.client.get(`/queries/${id}`, { token }),
      z.object({ created_at: z.string() }),
    )
    const later = new Date(Date.parse(created_at) + 1).toISOString()
    expect(await idsOf(`table=timed&created_after=${created_at}`)).toEqual([id])
    expect(await idsOf(`table=timed&created_before=${later}`)).toEqual([id])
    expect(await idsOf(`table=timed&created_after=${later}`)).toEqual([])
    expect(await idsOf(`table=timed&created_before=${created_at}`)).toEqual([])
  })

  test('by pages that hold everything once, in every order', async () => {
    const made: string[] = []
    for (let index = 0; index < 7; index++) {
      made.push(
        read(await create({ sql: `select ${index} from paged`, title: `T${index % 3}`, tags: ['paged'] }), Query).id,
      )
    }
    for (const sort of ['-created', 'created', '-updated', 'updated', 'title', 'relevance']) {
      const seen: string[] = []
      let cursor = ''
      for (let page = 0; page < 10; page++) {
        const address = `/queries?tag=paged&q=paged&limit=3&sort=${sort}${cursor}`
        const { items, next_cursor } = read(await world.client.get(address, { token }), List)
        seen.push(...items.map(({ id }) => id))
        if (next_cursor === null) break
        cursor = `&cursor=${encodeURIComponent(next_cursor)}`
      }
      expect([...seen].sort(), sort).toEqual([...made].sort())
    }
    expect((await world.client.get('/queries?cursor=nonsense', { token })).body).toMatchObject({
      code: 'input.bad-cursor',
    })
  })

  test('leaves the texts out unless they are asked for', async () => {
    const { id } = read(await create({ sql: 'select 1 from textual' }), Query)
    const without = await world.client.get('/queries?table=textual', { token })
    expect(without.text).not.toContain('"sql"')
    const withText = await world.client.get('/queries?table=textual&fields=sql', { token })
    expect(withText.body).toMatchObject({ items: [{ id, sql: 'select 1 from textual' }] })
  })

  test('a graph goes through the queries from table to table', async () => {
    await create({ sql: 'insert into mart (total) select sum(amount) from raw', title: 'Load' })
    await create({ sql: 'create view report as select total from mart', title: 'View' })
    const { body } = await world.client.get('/lineage/graph?root=raw.amount&direction=down', { token })
    const Graph = z.object({ nodes: z.array(z.object({ name: z.string() })), edges: z.array(z.unknown()) })
    expect(
      Graph.parse(body)
        .nodes.map(({ name }) => name)
        .sort(),
    ).toEqual(['Load', 'View', 'mart', 'raw', 'report'])
    expect((await world.client.get('/lineage/graph?root=nowhere', { token })).status).toBe(404)
  })
})
