import { expect, test } from 'vitest'
import { printAnswer } from './print-answer.ts'

const plain = { isColoured: false }

test('prints a page as a table of the fields it is told, in their order', () => {
  const items = [
    { id: 'a', title: 'Revenue', version: 2, tables_in: ['orders', 'lineitem'], owner: { id: 'u', name: 'Ana' } },
    { id: 'b', title: 'x', version: 10, tables_in: [], owner: { id: 'v', name: 'Ben' } },
  ]
  expect(
    printAnswer({ items, next_cursor: null }, { ...plain, shows: ['id', 'owner.name', 'version', 'tables_in'] }),
  ).toBe(['id  owner  version  tables in', 'a   Ana          2  orders, lineitem', 'b   Ben         10'].join('\n'))
  expect(printAnswer({ items: [], next_cursor: null }, plain)).toBe('Nothing found.')
})

test('prints one thing field by field, and a text of several lines last', () => {
  const query = {
    sql: 'select 1\nfrom\tt',
    id: 'a',
    deleted_at: null,
    tags: ['x', 'y'],
    analysis: { status: 'parsed' },
  }
  expect(printAnswer(query, plain)).toBe(['id    a', 'tags  x, y', '', 'select 1', 'from  t'].join('\n'))
})

test('prints nothing for an empty answer', () => {
  expect(printAnswer(null, plain)).toBe('')
})
