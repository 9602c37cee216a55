import { expect, test } from 'vitest'
import { analyzeLineage } from '../analyze.ts'
import { batchShape } from './batch-shape.ts'

const shapeOf = (sql: string, dialect = 'ansi') => batchShape(analyzeLineage(sql, { dialect }).lineage)

test('names targets of writes with their table, outputs of queries without', () => {
  expect(shapeOf('SELECT a AS b FROM t').columns).toEqual([['b', ['t.a']]])
  expect(shapeOf('INSERT INTO x (b) SELECT a FROM t').columns).toEqual([['x.b', ['t.a']]])
})

test('names a struct column once, whatever is read inside of it', () => {
  expect(shapeOf('SELECT CONCAT(t.s.x, t.s.y) AS n FROM t', 'bigquery').columns).toEqual([['n', ['t.s']]])
})

test('puts outputs of one name together', () => {
  expect(shapeOf('SELECT t.id, u.id FROM t, u').columns).toEqual([['id', ['t.id', 'u.id']]])
})

test('lists each use once with all its clauses', () => {
  const { uses } = shapeOf('SELECT a FROM t WHERE b > 1 AND b < 9 ORDER BY b')
  expect(uses).toEqual([['t.b', ['filter', 'sort']]])
})
