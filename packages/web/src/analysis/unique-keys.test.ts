import { expect, test } from 'vitest'
import { uniqueKeys } from './unique-keys.ts'

test('rows of one name get different keys, in their order', () => {
  const rows = uniqueKeys(['a', 'b', 'a', 'a'], (row) => row)
  expect(rows.map(({ row }) => row)).toEqual(['a', 'b', 'a', 'a'])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(4)
})
