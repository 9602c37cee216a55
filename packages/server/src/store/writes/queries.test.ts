import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../kernel/app-error.ts'
import { newId } from '../../kernel/ids.ts'
import { openTestStore, type TestStore, testStoreKinds } from '../fixtures/test-stores.ts'
import { registerTestUser, type TestUser, testFacts, testQuery } from '../fixtures/test-workspace.ts'
import { getQuery } from '../repositories/get-query.ts'
import { listQueries } from '../repositories/list-queries.ts'
import { listHistory } from '../repositories/query-history.ts'
import { getVersion, listVersions } from '../repositories/query-versions.ts'
import type { Store } from '../store.ts'

describe.each(testStoreKinds)('writes of queries, %s', (kind) => {
  let opened: TestStore
  let store: Store
  let ana: TestUser
  let ben: TestUser
  beforeAll(async () => {
    opened = await openTestStore(kind)
    store = opened.store
    ana = await registerTestUser(store)
    ben = await registerTestUser(store, { invitedTo: ana })
  })
  afterAll(() => opened.dispose())

  const read = (id: string, user = ana) => store.read((db) => getQuery(db, user.workspaceId, user.viewer, id))
  const create = async (given: Parameters<typeof testQuery>[1] = {}) =>
    (await store.write('createQuery', testQuery(ana, given), ana.context())).id

  it('gives back what was stored, byte for byte', async () => {
    const sql = '\ufeffselect \'naïve 😀\' as "Ünï",\r\n\t1 -- ende'
    const facts = testFacts({ catalogId: ana.catalogId, reads: ['orders'], writes: ['report'] })
    const id = await create({ title: 'Orders', sql, tags: ['b', 'a'], facts, dialect: 'mysql' })
    expect(await read(id)).toMatchObject({
      id,
      sql,
      title: 'Orders',
      dialect: 'mysql',
      tags: ['b', 'a'],
      tablesIn: ['orders'],
      tablesOut: ['report'],
      owner: { id: ana.userId },
      catalog: { id: ana.catalogId, name: 'default' },
      version: 1,
      revision: 0,
      status: 'draft',
      visibility: 'workspace',
      complexity: { score: 3, grade: 'A' },
      problems: 0,
      factsJson: facts.factsJson,
      deletedAt: null,
    })
  })

  it('identity example 9: a text makes a version, a title a revision, a stale tag nothing', async () => {
    const id = await create({ title: 'First' })
    const change = (ifMatch: { version: number; revision: number }, given: object) =>
      store.write('updateQuery', { id, ifMatch, ...given }, ana.context())
    const text = {
      sql: 'select 2',
      dialect: 'postgres',
      message: 'two',
      facts: testFacts({ catalogId: ana.catalogId }),
    }

    const titled = await change({ version: 1, revision: 0 }, { title: 'Second' })
    expect(titled).toEqual({ id, version: 1, revision: 1, isChanged: true })
    expect(await change({ version: 1, revision: 1 }, { text })).toEqual({
      id,
      version: 2,
      revision: 0,
      isChanged: true,
    })
    await expect(change({ version: 1, revision: 1 }, { text })).rejects.toMatchObject({
      code: 'query.stale',
      facts: { sent: '1.1', current: '2.0' },
    })
    const same = await change({ version: 2, revision: 0 }, { title: 'Second', text, tags: [], status: 'draft' })
    expect(same).toEqual({ id, version: 2, revision: 0, isChanged: false })
    expect(await read(id)).toMatchObject({ title: 'Second', sql: 'select 2', version: 2, revision: 0 })
  })

  it('keeps every version, and only the current one has usages, edges and findings', async () => {
    const { catalogId } = ana
    const facts = testFacts({
      catalogId,
      reads: ['old_orders'],
      filters: ['old_orders.id'],
      edges: [[null, 'id', 'old_orders.id']],
    })
    const id = await create({ sql: 'select id from old_orders where id > 0', facts })
    const text = {
      sql: 'select id from new_orders',
      dialect: 'sqlite',
      message: 'moved',
      facts: testFacts({ catalogId, reads: ['new_orders'] }),
    }
    await store.write('updateQuery', { id, ifMatch: { version: 1, revision: 0 }, text }, ana.context())

    const versions = await store.read((db) =>
      listVersions(db, ana.workspaceId, ana.viewer, { queryId: id, limit: 10, cursor: null }),
    )
    expect(versions.items).toMatchObject([
      { version: 2, dialect: 'sqlite', message: 'moved', author: { id: ana.userId }, sizeBytes: 25 },
      { version: 1, dialect: 'postgres', message: '', sizeBytes: 38 },
    ])
    const first = await store.read((db) => getVersion(db, ana.workspaceId, ana.viewer, { queryId: id, version: 1 }))
    expect(first?.sql).toBe('select id from old_orders where id > 0')

    const rows = await store.read(async (db) => {
      const counts = []
      for (const table of ['query_analysis', 'table_usage', 'column_edge', 'column_usage', 'finding'] as const) {
        const { count } = await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('workspace_id', '=', ana.workspaceId)
          .where('query_id', '=', id)
          .executeTakeFirstOrThrow()
        counts.push(count)
      }
      return counts
    })
    expect(rows).toEqual([1, 1, 0, 0, 1])
  })

  it('keeps names and texts that are longer than an entry of an index', async () => {
    const table = Array.from({ length: 200 }, () => newId()).join('_')
    const words = Array.from({ length: 60_000 }, (_, index) => `w${index}`).join(' ')
    const facts = testFacts({ catalogId: ana.catalogId, reads: [table], filters: [`${table}.${table}`] })
    const id = await create({ sql: `select 1 /* ${words} */`, facts })
    const key = { catalogId: ana.catalogId, schemaKey: '', nameKey: table }
    for (const filter of [{ tables: [key] }, { columns: [{ table: key, nameKey: table }] }, { q: 'w100 w15000' }]) {
      const options = { limit: 10, cursor: null, sort: 'created' as const, ...filter }
      const found = await store.read((db) => listQueries(db, ana.workspaceId, ana.viewer, options))
      expect(found.items.map((item) => item.id)).toEqual([id])
    }
  })

  it('stores equal texts once in a workspace', async () => {
    const sql = `select '${newId()}'`
    await create({ sql })
    await create({ sql })
    const texts = await store.read((db) =>
      db
        .selectFrom('sql_text')
        .select('hash')
        .where('workspace_id', '=', ana.workspaceId)
        .where('sql', '=', sql)
        .execute(),
    )
    expect(texts).toHaveLength(1)
  })

  it('puts a query into the trash and takes it out again', async () => {
    const id = await create({ title: 'For the trash' })
    const trash = () =>
      store.read((db) =>
        listQueries(db, ana.workspaceId, ana.viewer, { limit: 100, cursor: null, sort: '-created', inTrash: true }),
      )
    expect(await store.write('deleteQuery', { id }, ana.context())).toEqual({ id, version: 1, revision: 1 })
    expect(await read(id)).toBeNull()
    expect((await trash()).items.map((item) => item.id)).toContain(id)
    await expect(store.write('deleteQuery', { id }, ana.context())).rejects.toMatchObject({ code: 'query.not-found' })
    expect(await store.write('restoreQuery', { id }, ana.context())).toEqual({ id, version: 1, revision: 2 })
    expect((await read(id))?.deletedAt).toBeNull()
    expect((await trash()).items.map((item) => item.id)).not.toContain(id)
    await expect(store.write('restoreQuery', { id }, ana.context())).rejects.toMatchObject({ code: 'query.not-found' })
  })

  it("refuses to change another's private query as if it were not there", async () => {
    const id = await create({ visibility: 'private' })
    const ifMatch = { version: 1, revision: 0 }
    const refused = { code: 'query.not-found' }
    await expect(store.write('updateQuery', { id, ifMatch, title: 'x' }, ben.context())).rejects.toMatchObject(refused)
    await expect(store.write('deleteQuery', { id }, ben.context())).rejects.toMatchObject(refused)
    expect(await read(id, ben)).toBeNull()
    expect(await read(id)).toMatchObject({ title: 'A query', version: 1, revision: 0 })
  })

  it('tells the history of a query with who and when, without its texts', async () => {
    const at = Date.UTC(2026, 0, 1)
    const { id } = await store.write('createQuery', testQuery(ana, { sql: "select 'canary'" }), ana.context(at))
    await store.write(
      'updateQuery',
      { id, ifMatch: { version: 1, revision: 0 }, title: 'T', tags: ['x'] },
      ben.context(at + 1),
    )
    await store.write('deleteQuery', { id }, ana.context(at + 2))
    const { items } = await store.read((db) =>
      listHistory(db, ana.workspaceId, ana.viewer, { queryId: id, limit: 10, cursor: null }),
    )
    expect(items.map(({ action, at: time, actor }) => [action, time - at, actor.id])).toEqual([
      ['query.deleted', 2, ana.userId],
      ['query.changed', 1, ben.userId],
      ['query.created', 0, ana.userId],
    ])
    expect(items[1]?.detail).toEqual({ version: 1, revision: 1, changed: 'title,tags' })
    expect(JSON.stringify(items)).not.toContain('canary')
  })

  it('answers a repeated Idempotency-Key as it did at first, and refuses it for something else', async () => {
    const context = (inputHash: string) => ({
      ...ana.context(),
      idempotency: { action: 'createQuery', key: 'k1', inputHash },
    })
    const first = await store.write('createQuery', testQuery(ana), context('h1'))
    const again = await store.write('createQuery', testQuery(ana), context('h1'))
    expect(again).toEqual(first)
    await expect(store.write('createQuery', testQuery(ana), context('h2'))).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    })
    const tomorrow = { ...context('h2'), nowMs: Date.now() + 25 * 3600 * 1000 }
    expect((await store.write('createQuery', testQuery(ana), tomorrow)).id).not.toBe(first.id)
  })

  it('undoes a write that fails half-way, whatever else is written with it', async () => {
    const good = Array.from({ length: 20 }, () => testQuery(ana, { sql: `select '${newId()}'` }))
    const facts = testFacts({ catalogId: newId(), reads: ['of_no_catalog'] })
    const bad = Array.from({ length: 20 }, () => testQuery(ana, { sql: `select '${newId()}'`, facts }))
    const inputs = good.flatMap((input, index) => [input, bad[index] ?? input])
    const results = await Promise.allSettled(inputs.map((input) => store.write('createQuery', input, ana.context())))
    const outcomes = results.map((result) => (result.status === 'fulfilled' ? 'done' : result.reason.code))
    expect(outcomes).toEqual(good.flatMap(() => ['done', 'internal']))
    for (const { id } of good) expect(await read(id)).not.toBeNull()
    const texts = await store.read((db) =>
      db
        .selectFrom('sql_text')
        .select('sql')
        .where(
          'sql',
          'in',
          bad.map(({ sql }) => sql),
        )
        .execute(),
    )
    expect(texts).toEqual([])
  })

  it('forgets the ids of tables that a failed write made', async () => {
    const table = `t_${newId().slice(-12)}`
    const facts = testFacts({ catalogId: ana.catalogId, reads: [table] })
    // A tag that stands twice is refused by its key, after the tables were written.
    await expect(create({ facts, tags: ['twice', 'twice'] })).rejects.toBeInstanceOf(AppError)
    const again = await create({ facts })
    expect((await read(again))?.tablesIn).toEqual([table])
  })
})
