import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import type { Complexity } from '../facts.ts'
import { parse } from '../parse/parse.ts'
import { scoreComplexity } from './score-complexity.ts'
import { gradeLimits, weights } from './weights.ts'

function score(sql: string): Complexity {
  return scoreComplexity(parse(sql, findDialect('postgres').dialect))
}

/** Points by name. */
function points(sql: string): Record<string, number> {
  return Object.fromEntries(score(sql).parts.map((part) => [part.name, part.points]))
}

describe('the ladder', () => {
  const file = readFileSync(new URL('../fixtures/complexity/ladder.sql', import.meta.url), 'utf8')
  const steps = file
    .split(/^--# /m)
    .slice(1)
    .map((entry) => ({
      grade: entry.slice(0, 1),
      title: entry.split('\n', 1)[0] ?? '',
      sql: entry.replace(/.*\n/, ''),
    }))

  test('rises with every step', () => {
    const scores = steps.map(({ sql }) => score(sql).score)
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b))
  })

  test.each(steps)('$title', ({ grade, sql }) => {
    expect(parse(sql, findDialect('postgres').dialect).problems).toEqual([])
    expect(score(sql).grade).toBe(grade)
  })
})

describe('parts', () => {
  test.each([
    ['select 1', {}],
    ['select a from t', { tables: 1 }],
    ['select a from t join u on t.a = u.a', { tables: 2, joins: 2, predicates: 1 }],
    ['select a from t left join u using (a)', { tables: 2, 'outer joins': 3 }],
    ['select a from t, u', { tables: 2, 'comma joins': 3 }],
    ['select a from t cross join u', { tables: 2, 'cross joins': 3 }],
    ['select a from t, lateral (select 1) x', { tables: 1, 'lateral joins': 4, subqueries: 3 }],
    ['select (select 1)', { subqueries: 3 }],
    ['select (select (select 1))', { subqueries: 8, 'nesting depth': 3 }],
    ['select (select 1), (select 2)', { subqueries: 6 }],
    ['with x as (select 1), y as (select 2) select 3', { CTEs: 5 }],
    ['with recursive x as (select 1) select 1', { CTEs: 3, recursion: 10 }],
    ['select 1 union select 2 union select 3', { 'set operations': 5 }],
    ['select sum(a) over (), count(*) over () from t', { tables: 1, 'window functions': 7 }],
    ['select case when a = 1 then 2 else 3 end from t', { tables: 1, predicates: 1, 'CASE branches': 2 }],
    ['select a from t where b = 1 or c = 1 or not d', { tables: 1, predicates: 2, OR: 2, NOT: 1 }],
    ['select a from t where b not in (1) and c not like d', { tables: 1, predicates: 2, NOT: 2 }],
    [
      'select a, max(b) from t group by a having count(*) > 1',
      { tables: 1, grouping: 3, aggregates: 2, HAVING: 2, predicates: 1 },
    ],
    ['select a from t group by rollup (a)', { tables: 1, grouping: 3, 'grouping sets': 4 }],
    ['select distinct a from t order by a', { tables: 1, DISTINCT: 2, ordering: 1 }],
    ['select 1; select 2; select 3', { 'further statements': 4 }],
    ['delete from t where a = 1', { tables: 1, writes: 2, predicates: 1 }],
  ])('%s', (sql, expected) => {
    expect(points(sql)).toEqual(expected)
  })

  test('add up to the score, heaviest first', () => {
    const { score: sum, parts } = score('select a from t left join u on t.a = u.a and t.b = u.b where (select 1) = 1')
    expect(parts.reduce((total, part) => total + part.points, 0)).toBe(sum)
    expect(parts.map((part) => part.points)).toEqual(parts.map((part) => part.points).sort((a, b) => b - a))
  })

  test('point at the occurrence that adds most', () => {
    const sql = 'select (select 1), (select (select 2)) from t'
    const span = score(sql).parts.find((part) => part.name === 'subqueries')?.span
    expect(sql.slice(...(span ?? [0, 0]))).toContain('select 2')
  })
})

describe('grades', () => {
  test('go from A to F with rising limits', () => {
    expect(gradeLimits.map(([grade]) => grade).join('')).toBe('ABCDEF')
    const limits = gradeLimits.map(([, limit]) => limit)
    expect(limits).toEqual([...new Set(limits)].sort((a, b) => a - b))
  })

  test('F is what nobody reads', () => {
    expect(score(`select ${'case when a = 1 then 2 end, '.repeat(200)} 3 from t`).grade).toBe('F')
  })

  test('each weight has a name of its own and a reason', () => {
    const all = Object.values(weights)
    expect(new Set(all.map((weight) => weight.name)).size).toBe(all.length)
    for (const { why } of all) expect(why).toMatch(/^[A-Z].*\.$/)
  })
})

test('a text that cannot be read, or is very deep, has a score', () => {
  expect(score('').score).toBe(0)
  expect(score(')) nothing here ((').grade).toBeDefined()
  expect(score(`${'select a from ('.repeat(5_000)}select 1${') x'.repeat(5_000)}`).grade).toBe('F')
})
