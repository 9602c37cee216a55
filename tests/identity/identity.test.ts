import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { createWorld, newPerson, type Person, read, type World } from '../api/world.ts'

// The ten worked examples of docs/adr/0002-identity.md, by their numbers, over HTTP.

const Saved = z.looseObject({ id: z.string(), fingerprint: z.string(), family: z.string() })
const Page = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
const Tables = z.object({
  items: z.array(
    z.object({ catalog: z.string(), schema: z.string(), name: z.string(), queries_reading: z.number() }).partial(),
  ),
})

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.server.close())

/** Somebody with a workspace of their own. */
async function newcomer(name: string) {
  const person = await newPerson(world.client, name)
  const { token } = person
  const save = async (sql: string, more: object = {}) =>
    read(await world.client.post('/queries', { sql, ...more }, { token }), Saved)
  const find = async (filter: string) =>
    read(await world.client.get(`/queries?sort=created&${filter}`, { token }), Page).items.map(({ id }) => id)
  const tables = async () => read(await world.client.get('/tables', { token }), Tables).items
  const catalog = (name: string, dialect: string, search_path: string[] = []) =>
    world.client.post('/catalogs', { name, dialect, search_path }, { token })
  return { ...person, save, find, tables, catalog }
}

describe('two things are the same thing', () => {
  test('1: never across two catalogs', async () => {
    const ana = await newcomer('ana')
    await ana.catalog('crm', 'postgres')
    const a = await ana.save('select id from orders')
    const b = await ana.save('select id from orders', { catalog: 'crm' })
    expect(await ana.find('table=orders')).toEqual([a.id, b.id])
    expect(await ana.find('table=orders&catalog=crm')).toEqual([b.id])
    expect(await ana.tables()).toHaveLength(2)
  })

  test('2: in four dialects over one catalog', async () => {
    const ana = await newcomer('ana')
    await ana.catalog('shop', 'postgres')
    const texts = [
      ['postgres', 'select * from Orders'],
      ['mysql', 'select * from `orders`'],
      ['sqlite', 'select * from [orders]'],
      ['ansi', 'SELECT * FROM ORDERS'],
    ]
    for (const [dialect, sql] of texts) await ana.save(sql ?? '', { dialect, catalog: 'shop' })
    expect(await ana.find('table=orders')).toHaveLength(4)
    expect(await ana.tables()).toMatchObject([{ queries_reading: 4 }])
  })

  test('3: with quotes, as the dialect of the catalog says', async () => {
    const ana = await newcomer('ana')
    await ana.catalog('strict', 'postgres')
    await ana.catalog('loose', 'sqlite')
    for (const catalog of ['strict', 'loose']) {
      await ana.save('select 1 from "Orders"', { catalog })
      await ana.save('select 1 from orders', { catalog })
    }
    expect(await ana.find('table=orders&catalog=strict')).toHaveLength(1)
    expect(await ana.find('table=orders&catalog=loose')).toHaveLength(2)
    expect(await ana.tables()).toHaveLength(3)
  })

  test('4: along the search path', async () => {
    const ana = await newcomer('ana')
    await ana.catalog('with-path', 'postgres', ['sales'])
    for (const catalog of ['with-path', 'default']) {
      for (const name of ['orders', 'sales.orders', 'hr.orders']) await ana.save(`select 1 from ${name}`, { catalog })
    }
    expect(await ana.tables()).toHaveLength(2 + 3)
    expect(await ana.find('table=sales.orders&catalog=with-path')).toHaveLength(2)
    expect(await ana.find('table=sales.orders&catalog=default')).toHaveLength(1)
  })

  test('5: by a catalog in front of the name', async () => {
    const ana = await newcomer('ana')
    await ana.catalog('crm', 'postgres')
    const known = await ana.save('select * from crm.public.orders')
    const other = await ana.save('select * from other.public.orders')
    expect(await ana.find('table=public.orders&catalog=crm')).toEqual([known.id])
    expect(await ana.find('table=other.public.orders')).toEqual([other.id])
    expect(await ana.tables()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ catalog: 'crm', schema: 'public', name: 'orders' }),
        expect.objectContaining({ catalog: 'default', schema: 'other.public', name: 'orders' }),
      ]),
    )
  })

  test('6: through a temporary table, which is no table of anybody', async () => {
    const ana = await newcomer('ana')
    const reply = await world.client.post(
      '/queries',
      { sql: 'create temp table t as select id from orders; insert into report select id from t' },
      { token: ana.token },
    )
    expect(reply.body).toMatchObject({
      tables_in: ['orders'],
      tables_out: ['report'],
      analysis: {
        columns: expect.arrayContaining([
          expect.objectContaining({
            target: { table: 'report', column: 'id' },
            sources: [expect.objectContaining({ table: 'orders', column: 'id' })],
          }),
        ]),
      },
    })
    expect((await ana.tables()).map(({ name }) => name).sort()).toEqual(['orders', 'report'])
  })

  test('7: not by a rename: the query still counts for the old name and for nothing else', async () => {
    const ana = await newcomer('ana')
    const query = await ana.save('select amount from orders')
    await ana.save('alter table orders rename column amount to total')
    expect(await ana.find('column=orders.amount')).toContain(query.id)
    expect(await ana.find('column=orders.total')).not.toContain(query.id)
  })

  test('8: private to one, a number to the workspace, nothing to others', async () => {
    const table = `salaries_${randomUUID().slice(0, 8)}`
    const { owner, admin } = world.people
    const workspace = world.workspaceId
    const id = await world.save(`select pay from ${table}`, { visibility: 'private' })
    const seenBy = async (person: Person, path: string) => world.client.get(path, { token: person.token, workspace })
    expect((await seenBy(owner, `/queries/${id}`)).status).toBe(200)
    expect((await seenBy(admin, `/queries/${id}`)).status).toBe(404)
    expect(read(await seenBy(admin, `/queries?table=${table}`), Page).items).toEqual([])
    expect((await seenBy(admin, `/tables?q=${table}`)).text).not.toContain(table)
    expect((await seenBy(admin, `/lineage/graph?root=${table}`)).body).toMatchObject({ hidden: 1, nodes: [] })
    const ofCleo = await world.client.get(`/lineage/graph?root=${table}`, { token: world.cleo.token })
    expect(ofCleo.status).toBe(404)
  })

  test('9: by version and revision', async () => {
    const ana = await newcomer('ana')
    const { id } = await ana.save('select 1')
    const change = (tag: string, body: object) =>
      world.client.patch(`/queries/${id}`, body, { token: ana.token, headers: { 'if-match': tag } })
    expect((await change('"1.0"', { title: 'One' })).headers.etag).toBe('"1.1"')
    expect((await change('"1.1"', { sql: 'select 2' })).headers.etag).toBe('"2.0"')
    expect((await change('"1.1"', { sql: 'select 3' })).status).toBe(412)
    expect((await change('"2.0"', { title: 'One' })).headers.etag).toBe('"2.0"')
  })

  test('10: by fingerprint and family', async () => {
    const ana = await newcomer('ana')
    const one = await ana.save('select id from orders o where o.amount > 10')
    const same = await ana.save('SELECT ID FROM orders AS x WHERE x.amount > 99 -- big')
    const kin = await ana.save('select id from orders where amount > 10')
    const other = await ana.save('select id from orders where amount >= 10')
    expect(same.fingerprint).toBe(one.fingerprint)
    expect(kin.fingerprint).not.toBe(one.fingerprint)
    expect(kin.family).toBe(one.family)
    expect(other.family).not.toBe(one.family)
  })
})
