import { analyze } from '@sql-query-manager/core'
import { expect, test } from 'vitest'
import { type NamedCatalog, toStoredAnalysis } from './store-analysis.ts'

const postgres = (id: string, searchPath: string[] = []): NamedCatalog => ({
  id,
  name: id,
  dialect: 'postgres',
  searchPath,
})
const main = postgres('default')

function store(sql: string, { dialect = 'postgres', catalog = main, others = [] as NamedCatalog[] } = {}) {
  return toStoredAnalysis(analyze(sql, { dialect }), { catalog, catalogs: [catalog, ...others] })
}

function keys(sql: string, options: Parameters<typeof store>[1] = {}): string[] {
  return store(sql, options).tables.map(({ catalogId, schemaKey, nameKey }) => `${catalogId}:${schemaKey}:${nameKey}`)
}

test('example 2: four dialects over one catalog name one table', () => {
  const texts = {
    postgres: 'select * from Orders',
    mysql: 'select * from `orders`',
    sqlite: 'select * from [orders]',
    ansi: 'SELECT * FROM ORDERS',
  }
  for (const [dialect, sql] of Object.entries(texts))
    expect(keys(sql, { dialect }), dialect).toEqual(['default::orders'])
})

test('example 3: quoted case counts where the dialect of the catalog says so', () => {
  const sql = 'select 1 from "Orders" union select 1 from orders'
  expect(keys(sql).sort()).toEqual(['default::Orders', 'default::orders'])
  expect(keys(sql, { catalog: { ...main, dialect: 'sqlite' } })).toEqual(['default::orders'])
})

test('example 4: an unqualified name is in the first schema of the search path', () => {
  const sql = 'select 1 from orders union select 1 from sales.orders union select 1 from hr.orders'
  const sales = postgres('default', ['sales', 'public'])
  expect(keys(sql, { catalog: sales }).sort()).toEqual(['default:hr:orders', 'default:sales:orders'])
  expect(keys(sql)).toHaveLength(3)
})

test('example 5: a first part that names a catalog of the workspace means that catalog', () => {
  const others = [postgres('crm')]
  expect(keys('select * from crm.public.orders', { others })).toEqual(['crm:public:orders'])
  expect(keys('select * from other.public.orders', { others })).toEqual(['default:other.public:orders'])
})

test('example 6: temporary tables are in no table and no edge', () => {
  const stored = store('create temp table t as select id from orders; insert into report select id from t')
  expect(stored.tables.map(({ name, reads, writes }) => ({ name, reads, writes }))).toEqual([
    { name: 'orders', reads: 1, writes: 0 },
    { name: 'report', reads: 0, writes: 1 },
  ])
  expect(stored.edges).toMatchObject([{ target: { name: 'id', table: 1 }, source: { name: 'id', table: 0 } }])
})

test('a table that is read and written is one table, a self-join is read twice', () => {
  const [table, ...others] = store('insert into t select a.x from t a join t b on a.id = b.parent').tables
  expect(others).toEqual([])
  expect(table).toMatchObject({ name: 't', reads: 2, writes: 1 })
})

test('keeps only what nothing is likelier than, where a column may be of several tables', () => {
  const { edges } = store('select o_total from orders, customer')
  expect(edges.map(({ source }) => source.nameKey)).toEqual(['o_total'])
})

test('a column of no known table has no place in the dictionary', () => {
  expect(store('select a').edges).toEqual([])
  expect(store('select * from t').edges).toEqual([])
})
