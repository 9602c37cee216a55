import { describe, expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import { isStatementKind } from '../tree/statement-kind.ts'
import { parse } from './parse.ts'
import { parseFixtures } from './test-support/fixtures.ts'
import { joined, kindCounts, misplaced } from './test-support/tree-checks.ts'

const parseIn = (dialect: string, sql: string) => parse(sql, findDialect(dialect).dialect)

describe.each(parseFixtures())('$dialect/$name', ({ dialect, sql }) => {
  const result = parseIn(dialect, sql)

  test('is understood without a problem or an opaque piece', () => {
    expect(result.problems).toEqual([])
    expect(result.statements.filter(({ opaque }) => opaque > 0)).toEqual([])
    expect(result.status).toBe('parsed')
  })

  test('loses nothing of the text', () => {
    expect(joined(result)).toBe(sql)
  })

  test('nests its nodes, side by side and in order', () => {
    expect(misplaced(result)).toEqual([])
  })

  test('gives only public kinds, and statements that tile the tokens', () => {
    expect(result.statements.filter(({ kind }) => !isStatementKind(kind))).toEqual([])
    const { statements } = result.script
    statements.forEach((statement, i) => {
      expect(statement.at).toBeGreaterThanOrEqual(statements[i - 1]?.to ?? 0)
    })
  })
})

const kinds = (dialect: string, sql: string) => parseIn(dialect, sql).statements.map(({ kind }) => kind)

describe('statements', () => {
  test('are divided by semicolons, which belong to none', () => {
    const { statements } = parseIn('postgres', 'select 1; ;\n update t set a = 2;')
    expect(statements.map(({ kind, span }) => [kind, span])).toEqual([
      ['select', [0, 8]],
      ['update', [13, 31]],
    ])
  })

  test('tell CREATE TABLE AS from CREATE TABLE', () => {
    expect(kinds('ansi', 'create table a (x int); create table b as select 1')).toEqual([
      'create-table',
      'create-table-as',
    ])
  })

  test('end where the next one begins in a dialect that needs no semicolon', () => {
    const sql =
      'SELECT a FROM t WITH (NOLOCK)\nUPDATE t SET a = 1 WHERE b = 2\nINSERT INTO u SELECT * FROM t DELETE FROM u\nGO\nSELECT 2'
    expect(kinds('tsql', sql)).toEqual(['select', 'update', 'insert', 'delete', 'select'])
    expect(parseIn('tsql', sql).problems).toEqual([])
  })

  test('are found behind a forgotten semicolon', () => {
    const { statements, problems } = parseIn('postgres', 'select 1 from t\nselect 2')
    expect(statements).toHaveLength(2)
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([['syntax.expected', 2, 1]])
  })

  test('keep what they do not understand, with its tokens', () => {
    const { script, status } = parseIn('postgres', 'select 1 from t frobnicate by 5; select 2')
    expect(status).toBe('partial')
    expect(script.statements.map(({ rest }) => rest && [rest.at, rest.to])).toEqual([[5, 7], null])
  })

  test('that nobody knows are unknown, and a text of nothing else has failed', () => {
    expect(kinds('ansi', 'frobnicate the table')).toEqual(['unknown'])
    expect(parseIn('ansi', 'frobnicate the table').status).toBe('failed')
    expect(parseIn('ansi', 'frobnicate; select 1').status).toBe('partial')
    expect(parseIn('ansi', ' -- nothing').status).toBe('parsed')
  })
})

describe('problems', () => {
  const first = (dialect: string, sql: string) => parseIn(dialect, sql).problems[0]

  test('say what was expected and what was found, and where', () => {
    expect(first('postgres', 'select case when a then 1\nfoo end')).toEqual({
      code: 'syntax.expected',
      message: 'expected WHEN, ELSE or END, found "foo"',
      span: [26, 29],
      line: 2,
      column: 1,
    })
    expect(first('postgres', 'select a +')?.message).toBe('expected an expression, found the end of the text')
    expect(first('postgres', 'select (a, b')?.code).toBe('syntax.unclosed')
    expect(first('postgres', "select 'abc")?.code).toBe('syntax.unclosed')
    expect(first('postgres', 'select /* abc')?.code).toBe('syntax.unclosed')
  })

  test('are at most 100, and one for each token', () => {
    const { problems } = parseIn('postgres', `select ${','.repeat(500)}`)
    expect(problems).toHaveLength(100)
    expect(new Set(problems.map(({ span }) => span[0])).size).toBe(100)
  })

  test('leave the rest of the statement readable', () => {
    const counts = kindCounts(parseIn('postgres', 'select a b c, d from t where x = and y = 2 order by 1'))
    expect(counts.get('TableRef')).toBe(1)
    expect(counts.get('OrderItem')).toBe(1)
  })
})

describe('clauses in a wrong order, or twice', () => {
  test.each([
    'select a where b from t',
    'select a from t where b group by c where d having e having f',
    'select a from t frob where b from u',
    'from t |> where a |> where b',
  ])('%s: are noted and keep their places', (sql) => {
    const result = parseIn('ansi', sql)
    expect(result.problems).not.toEqual([])
    expect(misplaced(result)).toEqual([])
  })
})

describe('rules of a dialect', () => {
  test('a quoted word is a string in MySQL and a name in PostgreSQL', () => {
    expect(kindCounts(parseIn('mysql', 'select "a"')).get('Literal')).toBe(1)
    expect(kindCounts(parseIn('postgres', 'select "a"')).get('Name')).toBe(1)
  })

  test('|| is OR in MySQL and joins strings elsewhere', () => {
    const body = (dialect: string) => JSON.stringify(parseIn(dialect, 'select a || b = c').script)
    expect(body('mysql')).toContain('"kind":"Binary"')
    expect(body('mysql').indexOf('"||"')).toBeLessThan(body('mysql').indexOf('"Compare"'))
    expect(body('postgres').indexOf('"||"')).toBeGreaterThan(body('postgres').indexOf('"Compare"'))
  })

  test('words that only some dialects reserve stay names in the others', () => {
    expect(parseIn('postgres', 'select qualify, sample from pivot final').problems).toEqual([])
    expect(parseIn('mysql', 'select offset, filter from t').problems).toEqual([])
  })
})

describe('templates', () => {
  test('stand for values, names and tables, and mark the result', () => {
    const result = parseIn('postgres', "select {{ a }} from {{ ref('x') }} where {{ b }} = 1")
    expect(result.problems).toEqual([])
    expect(result.templated).toBe(true)
    expect(kindCounts(result).get('Parameter')).toBe(2)
    expect(kindCounts(result).get('TableRef')).toBe(1)
    expect(parseIn('postgres', 'select 1').templated).toBe(false)
  })

  test('are read along their first branch only', () => {
    const result = parseIn('postgres', 'select {% if a %} x {% elif b %} y {% else %} z {% endif %} from t')
    expect(kindCounts(result).get('SelectItem')).toBe(1)
    expect(kindCounts(result).get('Name')).toBe(2)
  })
})
