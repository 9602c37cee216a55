import { expect, test } from 'vitest'
import { analyzeLineage } from '../analyze.ts'
import { catalogFromSchema, type Schema } from '../scope/catalog-from-schema.ts'
import { batchShape } from './batch-shape.ts'

const deep = 10_000

function columnsOf(sql: string, schema: Schema = {}): [string, string[]][] {
  const catalog = catalogFromSchema(schema, { dialect: 'ansi' })
  const { lineage, problems } = analyzeLineage(sql, { dialect: 'ansi', catalog })
  expect(problems).toEqual([])
  return batchShape(lineage).columns.map(([name, sources]) => [name, sources.sort()])
}

test.each([
  ['derived tables', `${'select a from ('.repeat(deep)}select a from t${') x'.repeat(deep)}`],
  ['brackets around a query', `${'('.repeat(deep)}select a from t${')'.repeat(deep)}`],
  ['nested WITH', `${'with c as ('.repeat(deep)}select a from t${') select a from c'.repeat(deep)}`],
  ['calls', `select ${'f('.repeat(deep)}a${')'.repeat(deep)} as a from t`],
  ['additions', `select ${'a + '.repeat(deep)}a as a from t`],
  ['set operations', `select a from t${' union all select a from t'.repeat(deep)}`],
])('traces %s 10,000 deep to the column', (_, sql) => {
  expect(columnsOf(sql)).toEqual([['a', ['t.a']]])
})

test('traces a scalar subquery 10,000 deep', () => {
  const [column] = columnsOf(`select ${'(select '.repeat(deep)}a from t${')'.repeat(deep)} as a`)
  expect(column).toEqual(['a', ['t.a']])
})

test('traces correlated subqueries 10,000 deep', () => {
  const sql = `select a from t where exists (${'select a from t where exists ('.repeat(deep)}select 1${')'.repeat(deep + 1)}`
  expect(columnsOf(sql)).toEqual([['a', ['t.a']]])
})

test('a chain of 1,000 CTEs that all mix two columns has two sources', () => {
  const links = Array.from({ length: 1000 }, (_, i) => {
    return `c${i + 1} as (select x.a + y.b as a, x.a - y.b as b from c${i} x join c${i} y on x.a = y.a)`
  })
  expect(columnsOf(`with c0 as (select a, b from t), ${links.join(', ')} select a from c1000`)).toEqual([
    ['a', ['t.a', 't.b']],
  ])
})

test('a chain of stars over 2,000 columns keeps each of them', () => {
  const names = Array.from({ length: 2000 }, (_, i) => `col${i}`)
  const links = Array.from({ length: 300 }, (_, i) => `c${i + 1} as (select * from c${i})`)
  const schema = { t: Object.fromEntries(names.map((name) => [name, 'INT'])) }
  const columns = columnsOf(`with c0 as (select * from t), ${links.join(', ')} select * from c300`, schema)
  expect(columns).toEqual(names.map((name) => [name, [`t.${name}`]]))
})

test('stars that multiply come to an end', () => {
  const schema = { t: { a: 'INT', b: 'INT' } }
  const sql = `${'select *, *, * from ('.repeat(60)}select * from t${') x'.repeat(60)}`
  const catalog = catalogFromSchema(schema, { dialect: 'ansi' })
  const { lineage, problems } = analyzeLineage(sql, { dialect: 'ansi', catalog })
  expect(problems).toEqual([])
  expect(lineage.tablesIn.map((table) => table.name)).toEqual(['t'])
})

test('thousands of tables leave a column ambiguous without listing them all', () => {
  const names = Array.from({ length: 3000 }, (_, i) => `t${i}`).join(', ')
  const [column] = columnsOf(`select a from ${names}`)
  expect(column?.[1]).toHaveLength(20)
})
