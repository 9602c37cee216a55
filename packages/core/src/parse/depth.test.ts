import { describe, expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import { parse } from './parse.ts'
import { kindCounts, misplaced } from './test-support/tree-checks.ts'

const nested = (open: string, times: number, middle: string, close: string) =>
  open.repeat(times) + middle + close.repeat(times)

const deep: Readonly<Record<string, string>> = {
  '100,000 brackets': `select ${nested('(', 100_000, '1', ')')}`,
  '100,000 arrays': `select ${nested('[', 100_000, '1', ']')}`,
  '20,000 calls': `select ${nested('f(', 20_000, '1', ')')}`,
  '10,000 subqueries': `select ${nested('(select ', 10_000, '1', ')')}`,
  '10,000 derived tables': `select * from ${nested('(select * from ', 10_000, 't', ') x')}`,
  '10,000 bracketed joins': `select * from ${nested('(', 10_000, 't', ' join u on a = b)')}`,
  '10,000 bracketed queries': nested('(', 10_000, 'select 1', ')'),
  '10,000 common tables': `${nested('with a as (', 10_000, 'select 1', ') select 1')}`,
  '10,000 CASE': `select ${nested('case when a then ', 10_000, '1', ' end')}`,
  '10,000 EXISTS': `select ${nested('exists (select 1 where ', 10_000, 'a', ')')}`,
  '100,000 AND': `select 1 where ${'a and '.repeat(100_000)}a`,
  '100,000 NOT': `select ${'not '.repeat(100_000)}a`,
  '100,000 signs': `select ${'- '.repeat(100_000)}a`,
  '50,000 casts': `select 1${'::int'.repeat(50_000)}`,
  '50,000 UNION': `${'select 1 union '.repeat(50_000)}select 1`,
  '5,000 joins with their conditions behind': `select * from a ${'join b '.repeat(5000)}${'on x '.repeat(5000)}`,
}

const unclosed: Readonly<Record<string, string>> = {
  brackets: `select ${'('.repeat(100_000)}1`,
  subqueries: `select ${'(select '.repeat(10_000)}1`,
  'derived tables': `select * from ${'(select * from '.repeat(10_000)}t`,
  CASE: `select ${'case when a then '.repeat(10_000)}1`,
  lambdas: `select f(${'x -> '.repeat(100_000)}1)`,
  'NOT behind comparisons': `select ${'a = not '.repeat(100_000)}a`,
  intervals: `select ${'interval 1 + '.repeat(100_000)}1`,
  types: `select cast(a as ${'array<'.repeat(100_000)}int`,
  'common tables': 'with a as ('.repeat(10_000),
  'EXTRACT of a call': 'select extract(day (a from b))) , extract(day ( a, b',
  'USING in a call': 'select f(a, g(b using (a, )',
  string: "select 'abc",
  'quoted name': 'select "abc',
  'dollar string': 'select $$abc',
  comment: 'select /* abc',
  'nested comments': '/*'.repeat(100_000),
  template: 'select {{ abc',
  'template tag': 'select {% if',
  'closing brackets': ')'.repeat(100_000),
  commas: `select ${','.repeat(100_000)}`,
  words: 'select '.repeat(100_000),
}

const { dialect: ansi } = findDialect('ansi')

describe('nesting that no call stack could hold', () => {
  test.each(Object.entries(deep))('%s are read whole', (_, sql) => {
    const result = parse(sql, ansi)
    expect(result.problems).toEqual([])
    expect(result.status).toBe('parsed')
    expect(kindCounts(result).get('Missing')).toBeUndefined()
    expect(misplaced(result)).toEqual([])
  })

  test.each(Object.entries(unclosed))('%s without an end give problems, never an exception', (_, sql) => {
    for (const id of ['ansi', 'postgres', 'mysql', 'sqlite', 'bigquery', 'tsql']) {
      const result = parse(sql, findDialect(id).dialect)
      expect(result.problems.length).toBeLessThanOrEqual(100)
      expect(misplaced(result)).toEqual([])
    }
  })

  test('without brackets to tell its end is given up with a problem of its own', () => {
    const { problems, status } = parse(unclosed.brackets ?? '', ansi)
    expect(problems.map(({ code }) => code)).toEqual(['syntax.too-deep'])
    expect(status).toBe('partial')
  })
})
