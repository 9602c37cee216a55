import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openTestStore, type TestStore } from '../fixtures/test-stores.ts'
import { registerTestUser, type TestUser, testFacts, testQuery } from '../fixtures/test-workspace.ts'
import type { Store } from '../store.ts'
import type { CreateQueryInput } from '../writes/create-query.ts'
import { listQueries } from './list-queries.ts'
import { listTables } from './list-tables.ts'
import { listTags } from './list-tags.ts'
import type { ListQueriesOptions, QuerySort } from './listed-query.ts'

let opened: TestStore
let store: Store
let ana: TestUser
let ben: TestUser
let statements: string[] = []
beforeAll(async () => {
  opened = await openTestStore('memory', { onStatement: (sql) => statements.push(sql) })
  store = opened.store
})
afterAll(() => opened.dispose())

const start = Date.UTC(2026, 0, 1)

async function freshUsers(): Promise<void> {
  ana = await registerTestUser(store)
  ben = await registerTestUser(store, { invitedTo: ana })
}

async function create(given: Partial<CreateQueryInput> & { at?: number; by?: TestUser } = {}): Promise<string> {
  const { at = start, by = ana, ...input } = given
  return (await store.write('createQuery', testQuery(by, { id: newId(), ...input }), by.context(at))).id
}

async function list(options: Partial<ListQueriesOptions> = {}, user = ana) {
  const given = { limit: 50, cursor: null, sort: '-created' as const, ...options }
  return store.read((db) => listQueries(db, user.workspaceId, user.viewer, given))
}

const titles = async (options: Partial<ListQueriesOptions> = {}, user = ana): Promise<string[]> =>
  (await list(options, user)).items.map(({ title }) => title)

describe('listQueries', () => {
  beforeAll(freshUsers)
  const facts = (reads: string[], filters: string[] = []) => testFacts({ catalogId: ana.catalogId, reads, filters })
  const table = (nameKey: string, schemaKey: string | null = null) => ({ catalogId: ana.catalogId, schemaKey, nameKey })

  beforeAll(async () => {
    await create({ title: 'a', at: start, facts: facts(['orders'], ['orders.amount']), tags: ['x', 'y'] })
    await create({ title: 'c', at: start + 1, facts: facts(['sales.orders', 'items'], ['items.amount']), tags: ['y'] })
    await create({ title: 'B', at: start + 2, dialect: 'mysql', by: ben })
    await create({ title: 'mine', at: start + 3, visibility: 'private', facts: facts(['orders']), tags: ['secret'] })
  })

  it('filters by what the query names, says and is', async () => {
    expect(await titles({ tables: [table('orders')] })).toEqual(['mine', 'c', 'a'])
    expect(await titles({ tables: [table('orders', 'sales')] })).toEqual(['c'])
    expect(await titles({ tables: [table('orders', '')] })).toEqual(['mine', 'a'])
    expect(await titles({ tables: [table('nothing')] })).toEqual([])
    expect(await titles({ columns: [{ table: null, nameKey: 'amount' }] })).toEqual(['c', 'a'])
    expect(await titles({ columns: [{ table: table('orders'), nameKey: 'amount' }] })).toEqual(['a'])
    expect(await titles({ tag: 'y' })).toEqual(['c', 'a'])
    expect(await titles({ tag: 'y', tables: [table('items')] })).toEqual(['c'])
    expect(await titles({ ownerId: ben.userId })).toEqual(['B'])
    expect(await titles({ dialect: 'mysql' })).toEqual(['B'])
    expect(await titles({ status: 'endorsed' })).toEqual([])
    expect(await titles({ catalogId: newId() })).toEqual([])
    expect(await titles({ createdAfter: start + 1, createdBefore: start + 3 })).toEqual(['B', 'c'])
  })

  it("never shows others' private queries, nor what only they name", async () => {
    expect(await titles({}, ben)).toEqual(['B', 'c', 'a'])
    expect(await titles({ tag: 'secret' }, ben)).toEqual([])
    expect(await titles({ q: 'mine' }, ben)).toEqual([])
    expect(await titles({ q: 'mine' })).toEqual(['mine'])
    expect(await store.read((db) => listTags(db, ana.workspaceId, ben.viewer))).toEqual([
      { tag: 'x', queries: 1 },
      { tag: 'y', queries: 2 },
    ])
    expect(await store.read((db) => listTags(db, ana.workspaceId, ana.viewer))).toContainEqual({
      tag: 'secret',
      queries: 1,
    })
  })

  it('stays in its workspace', async () => {
    const cleo = await registerTestUser(store)
    expect(await titles({}, cleo)).toEqual([])
    expect(await titles({ q: 'a' }, cleo)).toEqual([])
    expect(await titles({ tables: [table('orders')] }, cleo)).toEqual([])
    expect(await store.read((db) => listTags(db, cleo.workspaceId, ana.viewer))).toEqual([])
  })

  it.each<[QuerySort, string[]]>([
    ['-created', ['mine', 'B', 'c', 'a']],
    ['created', ['a', 'c', 'B', 'mine']],
    ['-updated', ['mine', 'B', 'c', 'a']],
    ['updated', ['a', 'c', 'B', 'mine']],
    ['title', ['a', 'B', 'c', 'mine']],
    ['relevance', ['mine', 'B', 'c', 'a']],
  ])('sorts by %s and pages without a gap', async (sort, expected) => {
    expect(await titles({ sort })).toEqual(expected)
    const paged: string[] = []
    let cursor: string | null = null
    for (let page = 0; page < 10; page++) {
      const { items, nextCursor } = await list({ sort, limit: 1, cursor })
      paged.push(...items.map(({ title }) => title))
      cursor = nextCursor
      if (cursor === null) break
    }
    expect(paged).toEqual(expected)
  })

  it('refuses a cursor that is not its own', async () => {
    const { nextCursor } = await list({ limit: 1 })
    const wrong = ['', 'x', '%%', Buffer.from('{}').toString('base64url'), nextCursor]
    for (const cursor of wrong) {
      await expect(list({ cursor, sort: 'title' }), String(cursor)).rejects.toMatchObject({ code: 'input.bad-cursor' })
      await expect(list({ cursor, sort: 'relevance', q: 'a' })).rejects.toMatchObject({ code: 'input.bad-cursor' })
    }
  })

  it('gives texts only where they are asked for', async () => {
    const [plain] = (await list({ limit: 1 })).items
    const [full] = (await list({ limit: 1, withSql: true })).items
    expect(plain).not.toHaveProperty('sql')
    expect(full?.sql).toBe('select 1')
  })

  it('costs the same few statements for 50 items as for one', async () => {
    for (let index = 0; index < 60; index++) {
      await create({ tags: ['many'], facts: facts(['many'], ['many.a']), title: `many ${index}` })
    }
    const cost = async (options: Partial<ListQueriesOptions>) => {
      statements = []
      const { items } = await list(options)
      return [items.length, statements.length]
    }
    const filters = { tables: [table('many')], columns: [{ table: null, nameKey: 'a' }], tag: 'many', q: 'many' }
    expect(await cost({ limit: 1 })).toEqual([1, 1])
    expect(await cost({ limit: 50 })).toEqual([50, 1])
    expect(await cost({ limit: 50, ...filters })).toEqual([50, 4])
    expect(await cost({ limit: 50, q: 'many', sort: 'relevance' })).toEqual([50, 2])
  })
})

describe('search', () => {
  beforeAll(freshUsers)
  beforeAll(async () => {
    const { catalogId } = ana
    await create({ title: 'Umsatz je Café', sql: 'select sum(betrag) from verkauf', tags: ['Finance'] })
    await create({ title: 'Other', sql: 'select order_items.price from order_items -- Revenue' })
    await create({ title: 'Revenue by nation', sql: 'select 2' })
    await create({ title: 'Third', sql: 'select 3', facts: testFacts({ catalogId, reads: ['revenue'] }) })
  })

  it('finds words whole or begun, whatever their case and accents, with all of them somewhere', async () => {
    expect(await titles({ q: 'cafe' })).toEqual(['Umsatz je Café'])
    expect(await titles({ q: 'CAFÉ betrag' })).toEqual(['Umsatz je Café'])
    expect(await titles({ q: 'ｃａｆé' })).toEqual(['Umsatz je Café'])
    expect(await titles({ q: 'order_items' })).toEqual(['Other'])
    expect(await titles({ q: 'items' })).toEqual(['Other'])
    expect(await titles({ q: 'order_items.price' })).toEqual(['Other'])
    expect(await titles({ q: 'finan' })).toEqual(['Umsatz je Café'])
    expect(await titles({ q: '"from order_items"' })).toEqual(['Other'])
    expect(await titles({ q: 'betrag price' })).toEqual([])
  })

  it('ranks the title before names, and names before the text', async () => {
    expect(await titles({ q: 'revenue', sort: 'relevance' })).toEqual(['Revenue by nation', 'Third', 'Other'])
  })

  it('says where the word was found', async () => {
    const matches = (await list({ q: 'revenue', sort: 'relevance' })).items.map(({ match }) => match)
    expect(matches).toEqual([
      { field: 'title', snippet: 'Revenue by nation' },
      { field: 'tables', snippet: 'revenue' },
      { field: 'sql', snippet: 'order_items.price from order_items -- Revenue' },
    ])
  })

  it('takes anything for words', async () => {
    const texts = [
      '"',
      '""',
      '*',
      'a*',
      'AND',
      'NOT x',
      '(',
      'title:x',
      '-',
      "'; drop table query; --",
      'x'.repeat(5000),
    ]
    for (const q of texts) await expect(titles({ q, sort: 'relevance' }), q).resolves.toBeInstanceOf(Array)
    expect(await titles({ q: '***' })).toEqual([])
  })

  it('follows title, text and tags as they change', async () => {
    const id = await create({ title: 'Before', sql: 'select alpha', tags: ['eins'] })
    const update = (ifMatch: { version: number; revision: number }, change: object) =>
      store.write('updateQuery', { id, ifMatch, ...change }, ana.context())
    await update({ version: 1, revision: 0 }, { title: 'After', tags: ['zwei'] })
    expect(await titles({ q: 'before' })).toEqual([])
    expect(await titles({ q: 'eins' })).toEqual([])
    expect(await titles({ q: 'after alpha zwei' })).toEqual(['After'])
    const text = {
      sql: 'select beta',
      dialect: 'postgres',
      message: '',
      facts: testFacts({ catalogId: ana.catalogId, reads: ['gamma'] }),
    }
    await update({ version: 1, revision: 1 }, { text })
    expect(await titles({ q: 'alpha' })).toEqual([])
    expect(await titles({ q: 'beta gamma after zwei' })).toEqual(['After'])
  })
})

describe('listTables', () => {
  beforeAll(freshUsers)

  it('lists tables of visible queries with how many read and write them', async () => {
    const { catalogId } = ana
    await create({ facts: testFacts({ catalogId, reads: ['orders', 'sales.items'], writes: ['report'] }) })
    await create({ facts: testFacts({ catalogId, reads: ['orders'] }) })
    await create({ facts: testFacts({ catalogId, reads: ['orders', 'salaries'] }), visibility: 'private' })
    const read = async (user: TestUser, options: { q?: string; limit?: number; cursor?: string | null } = {}) =>
      store.read((db) => listTables(db, user.workspaceId, user.viewer, { limit: 10, cursor: null, ...options }))
    const seenBy = async (user: TestUser) =>
      (await read(user)).items.map((item) => [item.schema, item.name, item.queriesReading, item.queriesWriting])
    expect(await seenBy(ana)).toEqual([
      ['sales', 'items', 1, 0],
      ['', 'orders', 3, 0],
      ['', 'report', 0, 1],
      ['', 'salaries', 1, 0],
    ])
    expect(await seenBy(ben)).toEqual([
      ['sales', 'items', 1, 0],
      ['', 'orders', 2, 0],
      ['', 'report', 0, 1],
    ])
    expect((await read(ana, { q: 'or' })).items.map(({ name }) => name)).toEqual(['orders', 'report'])
    const first = await read(ana, { limit: 3 })
    expect((await read(ana, { limit: 3, cursor: first.nextCursor })).items.map(({ name }) => name)).toEqual([
      'salaries',
    ])
  })
})
