import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openTestStore, type TestStore } from '../fixtures/test-stores.ts'
import { registerTestUser, type TestFacts, type TestUser, testFacts, testQuery } from '../fixtures/test-workspace.ts'
import type { Store } from '../store.ts'
import type { Visibility } from '../tables.ts'
import { type LineageGraph, type LineageGraphOptions, readLineageGraph } from './lineage-graph.ts'
import { findLineageRoots } from './lineage-roots.ts'

let opened: TestStore
let store: Store
let ana: TestUser
let ben: TestUser
beforeAll(async () => {
  opened = await openTestStore('memory')
  store = opened.store
  ana = await registerTestUser(store)
  ben = await registerTestUser(store, { invitedTo: ana })
  await save('load', {
    reads: ['raw'],
    writes: ['orders'],
    edges: [
      ['orders.id', 'id', 'raw.id'],
      ['orders.total', 'total', 'raw.amount'],
    ],
  })
  await save('report', {
    reads: ['orders', 'region'],
    writes: ['report'],
    edges: [
      ['report.sum', 'sum', 'orders.total'],
      ['report.name', 'name', 'region.name'],
    ],
    filters: ['orders.id'],
  })
  await save('show', { reads: ['report'], edges: [[null, 'shown', 'report.sum']] })
  await save(
    'secret',
    { reads: ['orders'], writes: ['hidden_copy'], edges: [['hidden_copy.x', 'x', 'orders.total']] },
    'private',
  )
  await save('loop', { reads: ['report'], writes: ['raw'], edges: [['raw.amount', 'amount', 'report.sum']] })
})
afterAll(() => opened.dispose())

async function save(
  title: string,
  facts: Omit<TestFacts, 'catalogId'>,
  visibility: Visibility = 'workspace',
): Promise<void> {
  const input = testQuery(ana, {
    id: newId(),
    title,
    visibility,
    facts: testFacts({ catalogId: ana.catalogId, ...facts }),
  })
  await store.write('createQuery', input, ana.context())
}

function rootsOf(name: string, user = ana) {
  const [table = '', column] = name.split('.')
  const key = { catalogId: ana.catalogId, schemaKey: null, nameKey: table }
  const keys =
    column === undefined ? { tables: [key], columns: [] } : { tables: [], columns: [{ table: key, nameKey: column }] }
  return store.read((db) => findLineageRoots(db, user.workspaceId, user.viewer, keys))
}

async function graphOf(name: string, options: Partial<LineageGraphOptions> = {}, user = ana): Promise<LineageGraph> {
  const [root] = (await rootsOf(name, user)).found
  if (!root) throw new Error(`${name} is no root`)
  const given = { direction: 'down' as const, depth: 10, nodesMax: 100, ...options, root }
  return store.read((db) => readLineageGraph(db, user.workspaceId, user.viewer, given))
}

/** `from -> to: source>target, ...`, in the order of the alphabet. */
function edgesOf({ nodes, edges }: LineageGraph): string[] {
  const names = new Map(nodes.map(({ id, name, kind }) => [id, kind === 'query' ? `(${name})` : name]))
  return edges
    .map(({ from, to, columns }) => {
      const pairs = columns.map(({ source, target }) => `${source}>${target}`).sort()
      return `${names.get(from)} -> ${names.get(to)}: ${pairs.join(', ')}`
    })
    .sort()
}

describe('readLineageGraph', () => {
  it('follows a table down to everything that is made of it', async () => {
    expect(edgesOf(await graphOf('raw', {}, ben))).toEqual([
      '(load) -> orders: id>id, total>total',
      '(loop) -> raw: amount>amount',
      '(report) -> report: sum>sum',
      'orders -> (report): total>sum',
      'raw -> (load): amount>total, id>id',
      'report -> (loop): sum>amount',
      'report -> (show): sum>shown',
    ])
  })

  it('follows a column, also where it only filters', async () => {
    expect(edgesOf(await graphOf('raw.id', {}, ben))).toEqual([
      '(load) -> orders: id>id',
      'orders -> (report): ',
      'raw -> (load): id>id',
    ])
  })

  it('follows a table or a column up to what it is made of', async () => {
    expect(edgesOf(await graphOf('report', { direction: 'up', depth: 1 }))).toEqual([
      '(report) -> report: name>name, sum>sum',
      'orders -> (report): total>sum',
      'region -> (report): name>name',
    ])
    expect(edgesOf(await graphOf('report.sum', { direction: 'up', depth: 2 }))).toEqual([
      '(load) -> orders: total>total',
      '(report) -> report: sum>sum',
      'orders -> (report): total>sum',
      'raw -> (load): amount>total',
    ])
  })

  it('stops at its depth, and says where it is cut', async () => {
    expect(edgesOf(await graphOf('raw', { depth: 1 }, ben))).toHaveLength(2)
    const whole = await graphOf('orders', { direction: 'both' }, ben)
    expect(whole.truncated).toBe(false)
    const cut = await graphOf('orders', { direction: 'both', nodesMax: 3 }, ben)
    expect(cut.truncated).toBe(true)
    expect(cut.nodes).toHaveLength(3)
    const ids = cut.nodes.map(({ id }) => id)
    for (const { from, to } of cut.edges) expect([ids.includes(from), ids.includes(to)]).toEqual([true, true])
  })

  it("counts others' private queries and does not go through them", async () => {
    const seen = await graphOf('orders', {}, ben)
    expect(seen.hidden).toBe(1)
    expect(JSON.stringify(seen)).not.toMatch(/secret|hidden_copy/)
    const own = await graphOf('orders')
    expect(own.hidden).toBe(0)
    expect(own.nodes.map(({ name }) => name)).toContain('hidden_copy')
  })
})

describe('findLineageRoots', () => {
  it('does not tell of a table that only a private query names, but for the number of such queries', async () => {
    expect(await rootsOf('hidden_copy', ben)).toEqual({ found: [], hidden: 1 })
    expect((await rootsOf('hidden_copy')).found).toMatchObject([{ table: 'hidden_copy', column: null }])
    expect(await rootsOf('nothing', ben)).toEqual({ found: [], hidden: 0 })
    const cleo = await registerTestUser(store)
    expect(await rootsOf('hidden_copy', cleo)).toEqual({ found: [], hidden: 0 })
  })
})
