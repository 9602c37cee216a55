import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyze, analyzeFindings, analyzeFingerprint, analyzeLineage, analyzeStatements } from './analyze.ts'
import { catalogFromSchema } from './scope/catalog-from-schema.ts'

test('tells everything about a text', () => {
  const analysis = analyze('SELECT o.id FROM orders o WHERE o.total > 10', { dialect: 'postgres' })
  expect(analysis).toMatchObject({ dialect: 'postgres', status: 'parsed', problems: [] })
  expect(analysis.lineage.tablesIn).toEqual([
    { name: 'orders', parts: [{ text: 'orders', quoted: false }], spans: [[17, 23]] },
  ])
  expect(analysis.lineage.columns).toEqual([
    {
      target: { table: null, column: 'id' },
      span: [7, 11],
      sources: [{ table: 'orders', column: 'id', kind: 'identity', confidence: 1, span: [7, 11] }],
    },
  ])
  expect(analysis.lineage.uses).toEqual([
    { table: 'orders', column: 'total', kind: 'filter', confidence: 1, span: [32, 39] },
  ])
  expect(analysis.fingerprint.fingerprint).toMatch(/^f1:[0-9a-f]{32}$/)
})

test('the shorter ways tell the same', () => {
  const sql = 'SELECT a FROM t; SELECT b FROM'
  const whole = analyze(sql, { dialect: 'mysql' })
  const { status, statements, problems } = whole
  expect(analyzeStatements(sql, { dialect: 'mysql' })).toEqual({ dialect: 'mysql', status, statements, problems })
  expect(analyzeLineage(sql, { dialect: 'mysql' })).toMatchObject({ status, problems, lineage: whole.lineage })
  const { fingerprint, findings, complexity } = whole
  expect(analyzeFingerprint(sql, { dialect: 'mysql' })).toMatchObject({ status, problems, fingerprint })
  expect(analyzeFindings(sql, { dialect: 'mysql' })).toMatchObject({ status, problems, findings, complexity })
})

test('a text in an unknown dialect is read as ANSI SQL, with a problem', () => {
  const { dialect, problems, lineage } = analyze('SELECT a FROM t', { dialect: 'klingon' })
  expect(dialect).toBe('ansi')
  expect(problems.map((problem) => problem.code)).toEqual(['dialect.unknown'])
  expect(lineage.tablesIn).toHaveLength(1)
})

test('auto takes a dialect that understands the text', () => {
  expect(analyze('SELECT a FROM t', { dialect: 'auto' })).toMatchObject({ dialect: 'ansi', problems: [] })
  const { dialect, problems } = analyze('SELECT a || b FROM [my table] WHERE [c d] = 1', { dialect: 'AUTO' })
  expect(problems).toEqual([])
  expect(dialect).toBe('sqlite')
})

test('a fault of the catalog becomes a problem with a hash, not an exception', () => {
  const catalog = { defaultSchema: [], table: () => raise() }
  const { status, problems } = analyze('SELECT a FROM t', { dialect: 'ansi', catalog })
  expect(status).toBe('failed')
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ code: 'internal', message: expect.stringMatching(/[0-9a-f]{32}/) })
})

test('the default schema of the options goes before that of the catalog', () => {
  const catalog = catalogFromSchema(
    { 'a.t': { x: 'INT' }, 'b.t': { y: 'INT' } },
    { dialect: 'ansi', defaultSchema: 'a' },
  )
  const read = (defaultSchema?: string) => {
    const { lineage } = analyzeLineage('SELECT * FROM t', {
      dialect: 'ansi',
      catalog,
      defaultSchema: defaultSchema ?? null,
    })
    return lineage.columns.flatMap((column) => column.sources.map((source) => `${source.table}.${source.column}`))
  }
  expect(read()).toEqual(['a.t.x'])
  expect(read('b')).toEqual(['b.t.y'])
})

const words = fc.constantFrom(
  ...'SELECT FROM WHERE WITH AS ( ) , * . a b t u 1 = + JOIN ON USING UNION ALL INSERT INTO VALUES UPDATE SET DELETE'.split(
    ' ',
  ),
  ...'MERGE WHEN MATCHED THEN CREATE TABLE VIEW OVER PARTITION BY ORDER CASE END LATERAL PIVOT FOR IN ; RECURSIVE'.split(
    ' ',
  ),
)

test.each(['ansi', 'postgres', 'bigquery', 'snowflake', 'tsql'])('no text of %s is a fault of ours', (dialect) => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (text) => {
      const { problems } = analyze(text.join(' '), { dialect })
      expect(problems.filter((problem) => problem.code === 'internal')).toEqual([])
    }),
    { numRuns: 400 },
  )
})

function raise(): never {
  throw new Error('a broken catalog')
}
