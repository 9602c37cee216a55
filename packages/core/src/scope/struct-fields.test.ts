import { expect, test } from 'vitest'
import { structFields, typeAtPath } from './struct-fields.ts'

test.each([
  ['STRUCT<a INT64, b ARRAY<STRUCT<c STRING, d INT64>>>', ['a', 'b']],
  ['struct<a: int, b: map<string, int>>', ['a', 'b']],
  ['ARRAY<STRUCT<a INT64>>', ['a']],
  ['ROW("x y" VARCHAR, z INTEGER)', ['x y', 'z']],
  ['STRUCT(a INT, b STRUCT(c INT))', ['a', 'b']],
  ['DECIMAL(10, 2)', []],
  ['STRUCT<', []],
])('the fields of %s', (type, names) => {
  expect(structFields(type).map((field) => field.name)).toEqual(names)
})

test('follows a path into nested structs', () => {
  expect(typeAtPath('STRUCT<a STRUCT<b INT64>>', 'a.B')).toBe('INT64')
  expect(typeAtPath('STRUCT<a STRUCT<b INT64>>', null)).toBe('STRUCT<a STRUCT<b INT64>>')
  expect(typeAtPath('STRUCT<a INT64>', 'b')).toBeNull()
})
