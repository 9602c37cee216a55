import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { type Log, silentLog } from '../../kernel/log.ts'
import { Secret } from '../../kernel/secret.ts'
import { tenantTables } from '../fixtures/tenant-tables.ts'
import { createTestDatabase, type TestDatabase } from '../fixtures/test-database.ts'
import { createTestGate } from '../fixtures/test-gate.ts'
import { testDatabase } from '../fixtures/test-stores.ts'
import { registerTestUser, type TestUser, testFacts, testQuery } from '../fixtures/test-workspace.ts'
import { getQuery } from '../repositories/get-query.ts'
import type { Db, Store } from '../store.ts'
import { openPostgresStore } from './open-postgres-store.ts'

let database: TestDatabase
let store: Store
let ana: TestUser
const open = (url = database.url, log: Log = silentLog): Promise<Store> =>
  openPostgresStore({ database: { url, ...testDatabase }, log, clock: systemClock })

beforeAll(async () => {
  database = await createTestDatabase()
  store = await open()
  ana = await registerTestUser(store)
})
afterAll(async () => {
  await store.close()
  await database.drop()
})

const create = (user = ana, to = store) => to.write('createQuery', testQuery(user), user.context())

const connections = async (): Promise<Record<string, unknown>[]> =>
  database.query(
    `select pid, state from pg_stat_activity where datname = current_database() and application_name = 'sqm'`,
  )

describe('a pool', () => {
  it('serves 64 requests at once through 15 connections at most', async () => {
    const pool = { size: 5, overflow: 10 }
    const busy = await openPostgresStore({
      database: { url: database.url, pool, waitMs: 1000 },
      log: silentLog,
      clock: systemClock,
    })
    const others = (await connections()).length
    let isDone = false
    const requests = Promise.all(
      Array.from({ length: 64 }, async (_, index) => {
        await busy.read((db) => sql`select pg_sleep(0.02)`.execute(db))
        return index % 2 === 0 ? create(ana, busy) : null
      }),
    ).finally(() => {
      isDone = true
    })
    let most = 0
    for (let look = 0; look < 10_000 && !isDone; look++) most = Math.max(most, (await connections()).length - others)
    await requests
    await busy.close()
    expect(most).toBeGreaterThan(5)
    expect(most).toBeLessThanOrEqual(15)
  })
})

describe('a database that is not there', () => {
  it('is waited for at the start, and may go and come back', async () => {
    const gate = await createTestGate(database.url)
    let waited = 0
    const log: Log = {
      ...silentLog,
      warn: (event) => {
        if (event === 'store.waiting-for-database' && ++waited === 2) void gate.open()
      },
    }
    const late = await open(gate.url, log)
    expect(waited).toBeGreaterThanOrEqual(2)
    await late.check()

    const { id } = await create(ana, late)
    const reads = Array.from({ length: 20 }, () => late.read((db) => sql`select pg_sleep(0.05)`.execute(db)))
    await gate.shut()
    const codes = (await Promise.allSettled(reads)).map((read) => read.status === 'rejected' && read.reason.code)
    expect(new Set(codes)).toEqual(new Set(['store.unavailable']))
    await expect(late.check()).rejects.toMatchObject({ code: 'store.unavailable' })
    await expect(create(ana, late)).rejects.toMatchObject({ code: 'store.unavailable' })

    await gate.open()
    await late.check()
    const read = (db: Db) => getQuery(db, ana.workspaceId, ana.viewer, id)
    expect(await late.within(ana.workspaceId).read(read)).not.toBeNull()
    await late.close()
    await gate.shut()
  })

  it('is given up after a while, and one that refuses us at once', async () => {
    const gate = await createTestGate(database.url)
    const opening = openPostgresStore({
      database: { url: gate.url, ...testDatabase, waitMs: 200 },
      log: silentLog,
      clock: systemClock,
    })
    await expect(opening).rejects.toMatchObject({ name: 'StoreOpenError', reason: 'unreachable' })
    const absent = new URL(database.url.reveal())
    absent.pathname = '/sqm_test_absent'
    await expect(open(new Secret(absent.href))).rejects.toMatchObject({ name: 'StoreOpenError', reason: 'refused' })
  })

  it('costs the requests under way, and no others, where connections are ended', async () => {
    const { id } = await create()
    const reads = Array.from({ length: 8 }, () => store.read((db) => sql`select pg_sleep(5)`.execute(db)))
    const settled = Promise.allSettled(reads)
    for (let look = 0; look < 1000; look++) {
      if ((await connections()).filter(({ state }) => state === 'active').length === 8) break
    }
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'sqm'`)
    const codes = (await settled).map((read) => read.status === 'rejected' && read.reason.code)
    expect(codes).toEqual(reads.map(() => 'store.unavailable'))
    const read = (db: Db) => getQuery(db, ana.workspaceId, ana.viewer, id)
    expect(await store.within(ana.workspaceId).read(read)).not.toBeNull()
  })
})

describe('row security', () => {
  it('shows a statement without a filter nothing of other workspaces, and nothing at all without one named', async () => {
    const ben = await registerTestUser(store)
    for (const user of [ana, ben]) {
      const { catalogId } = user
      const facts = testFacts({
        catalogId,
        reads: ['t'],
        writes: ['u'],
        edges: [['u.a', 'a', 't.a']],
        filters: ['t.b'],
      })
      const keyed = { ...user.context(), idempotency: { action: 'a', key: 'k', inputHash: 'h' } }
      await store.write('createQuery', testQuery(user, { facts, tags: ['x'] }), keyed)
    }
    for (const table of tenantTables) {
      const spaces = async (reader: Store): Promise<unknown[]> => {
        const all = sql<{ id: string }>`select distinct workspace_id as id from ${sql.table(table)}`
        return (await reader.read((db) => all.execute(db))).rows.map(({ id }) => id)
      }
      expect([table, await spaces(store.within(ben.workspaceId))]).toEqual([table, [ben.workspaceId]])
      expect([table, await spaces(store)]).toEqual([table, []])
    }
  })

  it('keeps a write away from the rows of other workspaces', async () => {
    const { id } = await create()
    const stranger = { ...(await registerTestUser(store)).context(), workspaceId: newId() }
    await expect(store.write('deleteQuery', { id }, stranger)).rejects.toMatchObject({ code: 'query.not-found' })
    await database.query(`begin; set local role sqm_rows; set local app.workspace_id = '${newId()}';
      update query set title = 'taken'; delete from query_version; commit`)
    const read = (db: Db) => getQuery(db, ana.workspaceId, ana.viewer, id)
    expect(await store.within(ana.workspaceId).read(read)).toMatchObject({ title: 'A query', version: 1 })
  })

  it('binds a plain user who owns the tables as well', async () => {
    const other = await createTestDatabase()
    const name = `sqm_test_${randomBytes(6).toString('hex')}`
    try {
      await other.query(`create role ${name} login`)
      await other.query(`grant all on schema public to ${name}`)
      const url = new URL(other.url.reveal())
      url.username = name
      const plain = await open(new Secret(url.href))
      const user = await registerTestUser(plain)
      await create(user, plain)
      const count = (reader: Store) => reader.read((db) => db.selectFrom('query').select('id').execute())
      expect(await count(plain)).toHaveLength(0)
      expect(await count(plain.within(user.workspaceId))).toHaveLength(1)
      await plain.close()
    } finally {
      await other.drop()
      await database.query(`drop role if exists ${name}`)
    }
  })
})

describe('a read', () => {
  it('cannot write, and one statement is one statement', async () => {
    const reader = store.within(ana.workspaceId)
    await expect(reader.read((db) => db.deleteFrom('user_account').execute())).rejects.toMatchObject({
      code: 'store.unavailable',
    })
    await expect(reader.read((db) => sql`select 1; commit; select 2`.execute(db))).rejects.toMatchObject({
      code: 'internal',
    })
  })

  it('leaves nothing behind on its connection', async () => {
    await create()
    const { rows } = await store.read((db) =>
      sql<{ space: string }>`select coalesce(current_setting('app.workspace_id', true), '') as space`.execute(db),
    )
    expect(rows).toEqual([{ space: '' }])
    let busy = await connections()
    // The end of a read is not waited for.
    for (let look = 0; look < 1000 && busy.length > 0; look++) {
      busy = (await connections()).filter(({ state }) => state !== 'idle')
    }
    expect(busy).toEqual([])
  })
})

describe('writes side by side', () => {
  it('of the same version of a query: one wins', async () => {
    const other = await open()
    const { id } = await create()
    const change = { id, ifMatch: { version: 1, revision: 0 } }
    const results = await Promise.allSettled(
      Array.from({ length: 16 }, (_, index) =>
        (index % 2 === 0 ? store : other).write('updateQuery', { ...change, title: `T${index}` }, ana.context()),
      ),
    )
    const codes = results.map((result) => (result.status === 'fulfilled' ? 'done' : result.reason.code))
    expect(codes.sort()).toEqual(['done', ...Array.from({ length: 15 }, () => 'query.stale')])
    await other.close()
  })

  it('with one Idempotency-Key: one runs, and all have its answer', async () => {
    const context = { ...ana.context(), idempotency: { action: 'createQuery', key: newId(), inputHash: 'h' } }
    const stamps = await Promise.all(
      Array.from({ length: 16 }, () => store.write('createQuery', testQuery(ana), context)),
    )
    expect(new Set(stamps.map(({ id }) => id)).size).toBe(1)
  })

  it('that name the same new tables all find them', async () => {
    const { catalogId } = ana
    const tables = Array.from({ length: 5 }, () => `t_${newId().slice(-12)}`)
    const inputs = Array.from({ length: 16 }, (_, index) => {
      const reads = index % 2 === 0 ? tables : tables.toReversed()
      return testQuery(ana, { facts: testFacts({ catalogId, reads, filters: reads.map((table) => `${table}.id`) }) })
    })
    await Promise.all(inputs.map((input) => store.write('createQuery', input, ana.context())))
    const known = await database.query('select count(*)::int as count from data_table where name_key = any($1)', [
      tables,
    ])
    expect(known).toEqual([{ count: 5 }])
  })

  it('leave a workspace an owner', async () => {
    const owner = await registerTestUser(store)
    const second = await registerTestUser(store, { invitedTo: owner })
    await store.write('setMemberRole', { userId: second.userId, role: 'owner' }, owner.context())
    const leave = (userId: string) => store.write('setMemberRole', { userId, role: 'viewer' }, owner.context())
    const results = await Promise.allSettled([leave(owner.userId), leave(second.userId)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
