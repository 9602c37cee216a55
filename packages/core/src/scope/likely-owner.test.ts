import { expect, test } from 'vitest'
import { likelyOwner } from './likely-owner.ts'

const warehouse = ['customer', 'lineitem', 'orders', 'part', 'partsupp', 'store_sales', 'store_returns']

test.each([
  ['l_tax', 'lineitem'],
  ['O_ORDERDATE', 'orders'],
  ['ps_supplycost', 'partsupp'],
  ['ss_net_paid', 'store_sales'],
  ['sr_fee', 'store_returns'],
])('finds the table that the beginning of %s abbreviates', (column, table) => {
  expect(warehouse[likelyOwner(column, warehouse)]).toBe(table)
})

test.each([
  'p_name',
  'amount',
  'x_total',
  '_id',
  'l_',
  'customer_id',
])('leaves %s open, where several tables fit or none does', (column) => {
  expect(likelyOwner(column, warehouse)).toBe(-1)
})
