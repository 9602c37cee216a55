import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../kernel/ids.ts'
import { openTestStore, type TestStore } from './fixtures/test-stores.ts'
import { registerTestUser, type TestUser, testFacts, testQuery } from './fixtures/test-workspace.ts'
import { getQuery } from './repositories/get-query.ts'
import { readLineageGraph } from './repositories/lineage-graph.ts'
import { findLineageRoots } from './repositories/lineage-roots.ts'
import { listQueries } from './repositories/list-queries.ts'
import { listTables } from './repositories/list-tables.ts'
import type { Store } from './store.ts'
import type { StoredTable } from './stored-analysis.ts'

/**
 * Worked examples of docs/adr/0002-identity.md as far as the store decides them: names arrive folded here. Example 9 stands
 * with the writes of queries.
 */
let opened: TestStore
let store: Store
beforeAll(async () => {
  opened = await openTestStore('memory')
  store = opened.store
})
afterAll(() => opened.dispose())

async function addCatalog(user: TestUser, name: string, dialect = 'postgres'): Promise<string> {
  const id = newId()
  await store.write('createCatalog', { id, name, dialect, searchPath: [] }, user.context())
  return id
}

/** A query over the tables given, each with its key as the catalog folds it. */
async function save(user: TestUser, tables: Partial<StoredTable>[], given: object = {}): Promise<string> {
  const { catalogId } = user
  const empty = { catalogId, schemaKey: '', schemaName: '', nameKey: '', name: '', reads: 1, writes: 0 }
  const facts = { ...testFacts({ catalogId }), tables: tables.map((table) => ({ ...empty, ...table })) }
  return (await store.write('createQuery', testQuery(user, { id: newId(), facts, ...given }), user.context())).id
}

const key = (catalogId: string, nameKey: string, schemaKey: string | null = null) => ({ catalogId, schemaKey, nameKey })

async function found(user: TestUser, tables: ReturnType<typeof key>[]): Promise<string[]> {
  const options = { limit: 50, cursor: null, sort: 'created' as const, tables }
  const page = await store.read((db) => listQueries(db, user.workspaceId, user.viewer, options))
  return page.items.map(({ id }) => id)
}

async function tablesOf(user: TestUser): Promise<string[]> {
  const page = await store.read((db) => listTables(db, user.workspaceId, user.viewer, { limit: 50, cursor: null }))
  return page.items.map(
    ({ catalog, schema, name, queriesReading }) => `${catalog.name} ${schema} ${name} ${queriesReading}`,
  )
}

describe('identity at the store', () => {
  it('example 1: a table is another one in another catalog', async () => {
    const user = await registerTestUser(store)
    const crm = await addCatalog(user, 'crm')
    const a = await save(user, [{ nameKey: 'orders', name: 'orders' }])
    const b = await save(user, [{ catalogId: crm, nameKey: 'orders', name: 'orders' }], { catalogId: crm })
    expect(await tablesOf(user)).toEqual(['default  orders 1', 'crm  orders 1'])
    expect(await found(user, [key(crm, 'orders')])).toEqual([b])
    expect(await found(user, [key(user.catalogId, 'orders'), key(crm, 'orders')])).toEqual([a, b])
  })

  it('example 2: four dialects over one catalog meet in one row, with the spelling first seen', async () => {
    const user = await registerTestUser(store)
    for (const [name, dialect] of [
      ['Orders', 'postgres'],
      ['orders', 'mysql'],
      ['orders', 'sqlite'],
      ['ORDERS', 'ansi'],
    ]) {
      await save(user, [{ nameKey: 'orders', name: name ?? '' }], { dialect })
    }
    expect(await tablesOf(user)).toEqual(['default  Orders 4'])
  })

  it('example 3: keys that differ in case are two tables', async () => {
    const user = await registerTestUser(store)
    await save(user, [{ nameKey: 'Orders', name: 'Orders' }])
    await save(user, [{ nameKey: 'orders', name: 'orders' }])
    expect(await tablesOf(user)).toEqual(['default  Orders 1', 'default  orders 1'])
  })

  it('example 4: an empty schema key is a value of its own', async () => {
    const user = await registerTestUser(store)
    const none = await save(user, [{ nameKey: 'orders', name: 'orders' }])
    const sales = await save(user, [{ schemaKey: 'sales', schemaName: 'sales', nameKey: 'orders', name: 'orders' }])
    const hr = await save(user, [{ schemaKey: 'hr', schemaName: 'hr', nameKey: 'orders', name: 'orders' }])
    expect(await found(user, [key(user.catalogId, 'orders', '')])).toEqual([none])
    expect(await found(user, [key(user.catalogId, 'orders', 'sales')])).toEqual([sales])
    expect(await found(user, [key(user.catalogId, 'orders')])).toEqual([none, sales, hr])
    expect(await tablesOf(user)).toHaveLength(3)
  })

  it('example 5: a query of one catalog counts for the table of another that it names', async () => {
    const user = await registerTestUser(store)
    const crm = await addCatalog(user, 'crm')
    const id = await save(user, [
      { catalogId: crm, schemaKey: 'public', schemaName: 'public', nameKey: 'orders', name: 'orders' },
      { schemaKey: 'other.public', schemaName: 'other.public', nameKey: 'orders', name: 'orders' },
    ])
    expect(await found(user, [key(crm, 'orders', 'public')])).toEqual([id])
    expect(await found(user, [key(user.catalogId, 'orders', 'other.public')])).toEqual([id])
    expect(await found(user, [key(user.catalogId, 'orders', 'public')])).toEqual([])
  })

  it('example 8: a private query is there for its owner, a number for a member, and nothing for others', async () => {
    const ana = await registerTestUser(store)
    const ben = await registerTestUser(store, { invitedTo: ana })
    const cleo = await registerTestUser(store)
    const id = await save(ana, [{ nameKey: 'salaries', name: 'salaries' }], { visibility: 'private' })
    const salaries = key(ana.catalogId, 'salaries')
    const seenBy = async (user: TestUser) => ({
      query: (await store.read((db) => getQuery(db, user.workspaceId, user.viewer, id))) !== null,
      listed: (await found(user, [salaries])).length,
      ...(await store.read((db) =>
        findLineageRoots(db, user.workspaceId, user.viewer, { tables: [salaries], columns: [] }),
      )),
    })
    expect(await seenBy(ana)).toMatchObject({ query: true, listed: 1, found: [{ table: 'salaries' }], hidden: 0 })
    expect(await seenBy(ben)).toEqual({ query: false, listed: 0, found: [], hidden: 1 })
    expect(await seenBy(cleo)).toEqual({ query: false, listed: 0, found: [], hidden: 0 })

    await save(ana, [{ nameKey: 'salaries', name: 'salaries' }])
    const shared = await seenBy(ben)
    const [root] = shared.found
    if (!root) throw new Error('a shared query names the table')
    const options = { root, direction: 'down' as const, depth: 3, nodesMax: 50 }
    const graph = await store.read((db) => readLineageGraph(db, ben.workspaceId, ben.viewer, options))
    expect(graph).toMatchObject({ hidden: 1, nodes: [{ name: 'salaries' }, { name: 'A query' }] })
  })
})
