import { expect, test } from 'vitest'
import { boundKey } from './bound-key.ts'

test('a key stays as it is, unless it is too long for an index', () => {
  for (const key of ['', 'orders', 'ü'.repeat(300), 'x'.repeat(600)]) expect(boundKey(key)).toBe(key)
  const long = ['x'.repeat(601), `${'x'.repeat(600)}y`, '表'.repeat(201), '😀'.repeat(5000)]
  expect(new Set(long.map(boundKey)).size).toBe(long.length)
  for (const key of long) expect(Buffer.byteLength(boundKey(key))).toBeLessThanOrEqual(600)
})
