import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import type { Fingerprint } from '../facts.ts'
import { parse } from '../parse/parse.ts'
import { fingerprint } from './fingerprint.ts'

function of(sql: string, dialect = 'postgres'): Fingerprint {
  return fingerprint(parse(sql, findDialect(dialect).dialect))
}

describe('normalized', () => {
  test.each([
    ['SELECT Amount FROM Orders;', 'select amount from orders'],
    [`select 1, -2.5, 'x', null, true, $1, date '2026-01-02'`, 'select ?, ?, ?, ?, ?, ?, date ?'],
    ['select a /* why */ from t -- end', 'select a from t'],
    [
      'select o.amount total from shop.orders o where o.id = 7',
      'select t1.amount as c1 from shop.orders as t1 where t1.id = ?',
    ],
    ['select a from t where b in (1, 2, 3)', 'select a from t where b in (?)'],
    ['select a from t where (b, c) in ((1, 2), (3, 4))', 'select a from t where (b, c) in ((?, ?))'],
    ['values (1, now()), (2, now()), (3, 4)', 'values (?, now()), (?, ?)'],
    ['select a from t where b in (1, c, 2)', 'select a from t where b in (?, c, ?)'],
    ['select count(*)::int from t', 'select count(*)::int from t'],
    ['select cast(a as numeric(10, 2)) from t', 'select cast(a as numeric(10, 2)) from t'],
    ['select a, b from t order by 2, a limit 10', 'select a, b from t order by 2, a limit ?'],
    ['select "Order Id" from "T" x', 'select "Order Id" from "T" as t1'],
    ['select 1;; select 2 ;', 'select ?; select ?'],
    ['with x as (select 1 as n) select n from x', 'with w1 as (select ? as c1) select c1 from w1'],
    ['', ''],
  ])('%s', (sql, expected) => {
    expect(of(sql).normalized).toBe(expected)
  })
})

interface Pair {
  why: string
  dialect: string
  one: string
  other: string
}

/** The pairs of `fixtures/fingerprint/<name>.sql`: `--# why [dialect]`, a text, `--=`, a text. */
function readPairs(name: string): Pair[] {
  const file = readFileSync(new URL(`../fixtures/fingerprint/${name}.sql`, import.meta.url), 'utf8')
  return file
    .split(/^--# /m)
    .slice(1)
    .map((entry) => {
      const title = entry.split('\n', 1)[0] ?? ''
      const [one = '', other = ''] = entry.slice(title.length).split(/^--=\n/m)
      const dialect = /\[(.+)\]/.exec(title)?.[1] ?? 'postgres'
      return { why: title, dialect, one: one.trim(), other: other.trim() }
    })
}

describe('one fingerprint for texts that differ in', () => {
  test.each(readPairs('same-shape'))('$why', ({ dialect, one, other }) => {
    expect(of(one, dialect)).toEqual(of(other, dialect))
  })
})

describe('one family, but two fingerprints, for texts that differ in', () => {
  test.each(readPairs('same-family'))('$why', ({ dialect, one, other }) => {
    expect(of(one, dialect).family).toBe(of(other, dialect).family)
    expect(of(one, dialect).fingerprint).not.toBe(of(other, dialect).fingerprint)
  })
})

describe('two families for texts that differ in', () => {
  test.each(readPairs('different'))('$why', ({ dialect, one, other }) => {
    expect(of(one, dialect).fingerprint).not.toBe(of(other, dialect).fingerprint)
    expect(of(one, dialect).family).not.toBe(of(other, dialect).family)
  })
})

test('the columns that a MERGE writes are no aliases', () => {
  const one = 'merge into t using (select a as k from u) y on true when not matched then insert (k) values (y.k)'
  expect(of(one).normalized).toContain('insert (k) values (t1.c1)')
})

describe('any text', () => {
  const words = fc.array(
    fc.constantFrom(
      ...`select a x from t t.x where and or = ( ) , 1 's' in as order by union with values case when end ; . * "q"`.split(
        ' ',
      ),
    ),
    { maxLength: 60 },
  )

  test('has a fingerprint of the documented form', () => {
    fc.assert(
      fc.property(words, (sql) => {
        const { fingerprint: exact, family } = of(sql.join(' '))
        expect(exact).toMatch(/^f1:[0-9a-f]{32}$/)
        expect(family).toMatch(/^g1:[0-9a-f]{32}$/)
      }),
      { numRuns: 1000 },
    )
  })

  test('keeps it when blanks, comments and the case of words change', () => {
    // No line ends: in a broken text the parser may take a new line for a new statement.
    const blank = fc.constantFrom('\t ', ' /* c */ ')
    const loud = (word: string): string => (/['"]/.test(word) ? word : word.toUpperCase())
    fc.assert(
      fc.property(words, blank, (sql, between) => {
        expect(of(sql.map(loud).join(between))).toEqual(of(sql.join(' ')))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('generated queries', () => {
  const column = fc.constantFrom('a', 'b', 'c', 'd')
  const condition = fc.tuple(column, fc.constantFrom('=', '<', '>=', 'like'), fc.nat(99))
  const query = fc.record({
    items: fc.uniqueArray(column, { minLength: 1 }),
    conditions: fc.uniqueArray(condition, { minLength: 1, maxLength: 6, selector: ([name, op]) => name + op }),
  })
  const print = (items: readonly string[], conditions: readonly (readonly [string, string, number])[], alias = 'o') =>
    `select ${items.map((item) => `${alias}.${item} as ${alias}_${item}`).join(', ')} from t ${alias}
     where ${conditions.map(([name, op, value]) => `${alias}.${name} ${op} ${value}`).join(' and ')}
     order by ${alias}_${items[0] ?? ''}`

  test('keep the fingerprint when aliases and literals change', () => {
    fc.assert(
      fc.property(query, fc.nat(99), ({ items, conditions }, other) => {
        const changed = conditions.map(([name, op]) => [name, op, other] as const)
        expect(of(print(items, changed, 'zz'))).toEqual(of(print(items, conditions)))
      }),
    )
  })

  test('keep the family when conjuncts and projections change places', () => {
    const shuffled = query.chain(({ items, conditions }) =>
      fc.record({
        items: fc.constant(items),
        conditions: fc.constant(conditions),
        mixed: fc.shuffledSubarray(conditions, { minLength: conditions.length }),
        turned: fc.constant([...items.slice(1).reverse()]),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ items, conditions, mixed, turned }) => {
        const first = items[0] ?? ''
        const one = `${print(items, conditions)}`
        const other = `select ${[...turned, first].map((item) => `${item} as o_${item}`).join(', ')} from t o
          where ${mixed.map(([name, op, value]) => `${name} ${op} ${value}`).join(' and ')} order by o_${first}`
        expect(of(other).family).toBe(of(one).family)
      }),
    )
  })

  test('change both when a column or an operator changes', () => {
    fc.assert(
      fc.property(query, fc.nat(5), ({ items, conditions }, place) => {
        const at = place % conditions.length
        const before = of(print(items, conditions))
        for (const change of [
          ([, op, value]: readonly [string, string, number]) => ['other', op, value] as const,
          ([name, , value]: readonly [string, string, number]) => [name, '<>', value] as const,
        ]) {
          const after = of(
            print(
              items,
              conditions.map((one, i) => (i === at ? change(one) : one)),
            ),
          )
          expect(after.fingerprint).not.toBe(before.fingerprint)
          expect(after.family).not.toBe(before.family)
        }
      }),
    )
  })
})

describe('large texts', () => {
  test.each([
    ['nested brackets', `select ${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['nested subqueries', `${'select a from ('.repeat(5_000)}select 1${') x'.repeat(5_000)}`],
    ['nested lists', `select ${'a in (1, '.repeat(5_000)}1${')'.repeat(5_000)}`],
    ['many rows', `values ${Array.from({ length: 50_000 }, (_, i) => `(${i}, 'x')`).join(', ')}`],
    ['many conjuncts', `select 1 from t where ${Array.from({ length: 20_000 }, (_, i) => `c${i} = 1`).join(' and ')}`],
    [
      'many CTEs',
      `with ${Array.from({ length: 5_000 }, (_, i) => `x${i} as (select a as b${i} from ${i ? `x${i - 1}` : 't'})`).join(', ')} select 1`,
    ],
  ])('%s come through', (_, sql) => {
    expect(of(sql).fingerprint).toMatch(/^f1:/)
  })
})
