import { describe, expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import type { Finding } from '../facts.ts'
import { parse } from '../parse/parse.ts'
import { applyEdits } from '../rewrite/apply-edits.ts'
import { rules } from './index.ts'
import { lint } from './lint.ts'

function find(sql: string, dialect = 'postgres'): Finding[] {
  return lint(parse(sql, findDialect(dialect).dialect), { dialect })
}

describe('each rule', () => {
  for (const { id, docs } of rules) {
    test(`${id} finds its bad example and passes the good one and the traps`, () => {
      expect(find(docs.bad).map((finding) => finding.rule)).toContain(id)
      for (const text of [docs.good, ...(docs.traps ?? [])]) {
        expect(parse(text, findDialect('postgres').dialect).problems, text).toEqual([])
        expect(
          find(text).map((finding) => finding.rule),
          text,
        ).not.toContain(id)
      }
    })

    test(`${id} gives a span inside the text and a message that ends as a sentence`, () => {
      for (const { span, message } of find(docs.bad)) {
        expect(span[0]).toBeLessThan(span[1])
        expect(span[1]).toBeLessThanOrEqual(docs.bad.length)
        expect(message).toMatch(/^[A-Z].*\.$/)
      }
    })
  }

  test('has an id of its own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length)
  })

  test.each(rules.filter((rule) => rule.rewrite))('$id: its fix makes the finding go away', ({ id, docs }) => {
    const fixes = find(docs.bad).flatMap((finding) => (finding.rule === id && finding.fix ? [finding.fix] : []))
    expect(fixes.length).toBeGreaterThan(0)
    expect(applyEdits(docs.bad, fixes)).toBe(docs.good)
  })
})

describe('spans', () => {
  test.each([
    ['select-star', 'select o.* from orders o', 'o.*'],
    ['comma-join', 'select 1 from a , b', ', b'],
    ['eq-null', 'select 1 from a where (x = NULL) and y = 2', 'x = NULL'],
    ['in-list-null', 'select 1 from a where x not in (1, null, 2)', 'null'],
    ['not-in-subquery-null', 'select 1 from a where x not in (select y from b)', 'x not in (select y from b)'],
    ['leading-wildcard', `select 1 from a where x like '%b' escape '!'`, `'%b'`],
    ['update-delete-no-where', 'update shop.orders o set a = 1', 'shop.orders o'],
    ['order-by-ordinal', 'select a, b from t order by a, 2 desc', '2'],
    ['insert-no-columns', 'insert into shop.t values (1)', 'shop.t'],
    ['union-vs-all', '(select 1) union distinct (select 2)', 'union distinct'],
    ['or-same-column', 'select 1 from a where b = 1 and (x = 1 or x = 2)', 'x = 1 or x = 2'],
    ['case-else-null', 'select case a when 1 then 2 else null end from t', 'else null'],
    ['set-and-comma', 'update t set a = 1 and b = 2 where c = 3', '1 and b = 2'],
    ['natural-join', 'select 1 from a natural left join b', 'natural left join b'],
  ])('%s points at exactly what it is about', (rule, sql, expected) => {
    const [finding] = find(sql).filter((one) => one.rule === rule)
    expect(sql.slice(...(finding?.span ?? [0, 0]))).toBe(expected)
  })
})

describe('lint', () => {
  test('gives the findings in the order of the text', () => {
    const findings = find('select * from a, b where x = null order by 1')
    expect(findings.map((finding) => finding.rule)).toEqual([
      'select-star',
      'comma-join',
      'eq-null',
      'order-by-ordinal',
    ])
  })

  test('looks into every statement of a script, subqueries and CTEs included', () => {
    const sql = 'with a as (select * from t) select (select count(1) from u where v = null) from a; delete from t'
    expect(find(sql).map((finding) => finding.rule)).toEqual([
      'select-star',
      'count-1-style',
      'eq-null',
      'update-delete-no-where',
    ])
  })

  test('asks only the rules of the dialect', () => {
    const [rule] = rules
    if (rule === undefined) throw new Error('there are rules')
    const parsed = parse(rule.docs.bad, findDialect('postgres').dialect)
    const mysqlOnly = [{ ...rule, dialects: ['mysql'] }]
    expect(lint(parsed, { dialect: 'postgres', rules: mysqlOnly })).toEqual([])
    expect(lint(parsed, { dialect: 'mysql', rules: mysqlOnly })).toHaveLength(1)
  })

  test('knows columns of two tables apart that an UPDATE writes', () => {
    expect(find('update orders o join lines l on l.k = o.k set o.total = 1, l.total = 2', 'mysql')).toEqual([])
    expect(find('update orders o join lines l on l.k = o.k set o.total = 1, o.total = 2', 'mysql')).toHaveLength(1)
  })

  test('stops at 1,000 findings', () => {
    expect(find(`select ${'a = null, '.repeat(1500)} 1 from t`)).toHaveLength(1000)
  })

  test('says nothing about a text that cannot be read', () => {
    expect(find(')))) where = ((')).toEqual([])
    expect(find('')).toEqual([])
  })
})
