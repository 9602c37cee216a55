import { expect, test } from 'vitest'
import { columnKeys, parseName, tableKeys } from './name-keys.ts'

const shop = { id: 'shop', name: 'shop', dialect: 'postgres', searchPath: [] }
const crm = { id: 'crm', name: 'crm', dialect: 'mysql', searchPath: [] }

test.each([
  ['orders', ['orders']],
  ['sales.orders', ['sales', 'orders']],
  [' a . b . c ', ['a', 'b', 'c']],
  ['"Order ""Lines"".x".y', ['Order "Lines".x', 'y']],
  ['`a b`.[c d]', ['a b', 'c d']],
  ['', []],
  ['.', ['.']],
  ['"unfinished', ['"unfinished']],
])('%s has the parts %j', (text, parts) => {
  expect(parseName(text).map((part) => part.text)).toEqual(parts)
})

test('an unqualified name means any schema of every catalog', () => {
  expect(tableKeys(parseName('orders'), [shop, crm])).toEqual([
    { catalogId: 'shop', schemaKey: null, nameKey: 'orders' },
    { catalogId: 'crm', schemaKey: null, nameKey: 'orders' },
  ])
})

test('an unquoted name matches folded and as typed, a quoted one as it stands', () => {
  expect(tableKeys(parseName('Orders'), [shop]).map(({ nameKey }) => nameKey)).toEqual(['orders', 'Orders'])
  expect(tableKeys(parseName('"Orders"'), [shop]).map(({ nameKey }) => nameKey)).toEqual(['Orders'])
})

test('a first part that names a catalog means that one alone', () => {
  expect(tableKeys(parseName('crm.public.orders'), [shop, crm])).toEqual([
    { catalogId: 'crm', schemaKey: 'public', nameKey: 'orders' },
  ])
  expect(tableKeys(parseName('x.public.orders'), [shop])).toEqual([
    { catalogId: 'shop', schemaKey: 'x.public', nameKey: 'orders' },
  ])
})

test('a column is looked for in every table or in the one before it', () => {
  expect(columnKeys(parseName('amount'), [shop])).toEqual([{ table: null, nameKey: 'amount' }])
  expect(columnKeys(parseName('orders.amount'), [shop])).toEqual([
    { table: { catalogId: 'shop', schemaKey: null, nameKey: 'orders' }, nameKey: 'amount' },
  ])
})
