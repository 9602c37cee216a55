import { expect, test } from 'vitest'
import { formatTable } from './format-table.ts'

test('puts columns below their titles, wide characters and marks included', () => {
  const rows = [
    ['orders', '2'],
    ['注文', '10'],
    ['cafe\u0301', ''],
  ]
  expect(formatTable([{ title: 'name' }, { title: 'queries', align: 'right' }], rows, false)).toBe(
    ['name    queries', 'orders        2', '注文         10', 'cafe\u0301'].join('\n'),
  )
})

test('lets no cell steer the terminal or leave its line', () => {
  expect(formatTable([{ title: 'a' }], [['x\u001b[2Jy\r\nz\u202e!']], false)).toBe('a\nx [2Jy z !')
  expect(formatTable([{ title: 'a' }], [], true)).toBe('\u001b[1ma\u001b[22m')
})
