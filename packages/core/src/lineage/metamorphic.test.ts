import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyzeLineage } from '../analyze.ts'
import { findDialect } from '../dialects/index.ts'
import { parse } from '../parse/parse.ts'
import { batchShape } from './batch-shape.ts'

const folder = new URL('../fixtures/lineage/', import.meta.url)
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split(/^-- case: .*$/m))
  .map((part) => ({
    dialect: /^-- dialect: (\w+)$/m.exec(part)?.[1] ?? 'ansi',
    sql: part.replace(/^-- .*$/gm, '').trim(),
  }))
  .filter(({ sql }) => sql !== '')

function shapeOf(sql: string, dialect: string) {
  const { lineage, problems } = analyzeLineage(sql, { dialect })
  expect(problems.filter((problem) => problem.code === 'internal')).toEqual([])
  const { tables_in, tables_out, columns, uses } = batchShape(lineage)
  const named = (pairs: [string, string[]][]) => pairs.map(([name, list]) => [name, [...list].sort()])
  return { tables_in, tables_out, columns: named(columns), uses: named(uses) }
}

/** The text with other white space and comments between its tokens; line breaks stay, as some dialects read them. */
function respaced(sql: string, dialect: string, gap: string): string {
  const { tokens } = parse(sql, findDialect(dialect).dialect)
  let text = ''
  for (let at = 0; at < tokens.count; at++) {
    const isGlued = at > 0 && tokens.start(at) === tokens.end(at - 1)
    const isNewLine = at > 0 && sql.slice(tokens.end(at - 1), tokens.start(at)).includes('\n')
    text += (isGlued || at === 0 ? '' : gap) + (isNewLine ? '\n' : '') + tokens.textOf(at)
  }
  return text
}

test.each([' /* a, b FROM c */ ', '\n -- SELECT x\n', '\t'])('white space and comments change nothing: %j', (gap) => {
  for (const { sql, dialect } of texts) {
    // An output without a name is called by its text.
    if (/\bCOUNT\(|\+ 1/.test(sql)) continue
    expect(shapeOf(respaced(sql, dialect, gap), dialect)).toEqual(shapeOf(sql, dialect))
  }
})

const column = fc.constantFrom('a', 'b', 'c')
const expression = fc.oneof(
  fc.tuple(column, column).map(
    ([x, y]) =>
      (alias: string) =>
        `${alias}.${x} + ${alias}.${y}`,
  ),
  column.map((x) => (alias: string) => `${alias}.${x}`),
  fc.tuple(column, column).map(
    ([x, y]) =>
      (alias: string) =>
        `CASE WHEN ${alias}.${x} > 0 THEN ${alias}.${y} END`,
  ),
  column.map((x) => (alias: string) => `(SELECT MAX(v.${x}) FROM v WHERE v.id = ${alias}.id)`),
)
const query = fc.record({
  items: fc.array(expression, { minLength: 1, maxLength: 4 }),
  filter: fc.option(column, { nil: null }),
  table: fc.constantFrom('t', 's.u'),
})

type Query = typeof query extends fc.Arbitrary<infer Value> ? Value : never

function textOf({ items, filter, table }: Query, alias: string): string {
  const outputs = items.map((item, index) => `${item(alias)} AS o${index}`).join(', ')
  return `SELECT ${outputs} FROM ${table} AS ${alias}${filter === null ? '' : ` WHERE ${alias}.${filter} = 1`}`
}

test('the name of an alias changes nothing', () => {
  fc.assert(
    fc.property(query, fc.constantFrom('x', 'zz', '"Quoted one"', 'o0'), (each, alias) => {
      expect(shapeOf(textOf(each, alias), 'postgres')).toEqual(shapeOf(textOf(each, 'k'), 'postgres'))
    }),
  )
})

test('a query as a CTE, as a derived table and on its own is the same', () => {
  fc.assert(
    fc.property(query, (each) => {
      const plain = textOf(each, 'k')
      const names = each.items.map((_, index) => `o${index}`).join(', ')
      const expected = shapeOf(plain, 'postgres')
      expect(shapeOf(`WITH w AS (${plain}) SELECT ${names} FROM w`, 'postgres')).toEqual(expected)
      expect(shapeOf(`WITH w AS (${plain}) SELECT * FROM w`, 'postgres')).toEqual(expected)
      expect(shapeOf(`SELECT ${names} FROM (${plain}) AS d`, 'postgres')).toEqual(expected)
    }),
  )
})

test('a table filled from a query has the sources of the query', () => {
  fc.assert(
    fc.property(query, (each) => {
      const plain = textOf(each, 'k')
      const sources = shapeOf(plain, 'postgres').columns.map(([, list]) => list)
      const columns = (sql: string) => shapeOf(sql, 'postgres').columns.map(([, list]) => list)
      const names = each.items.map((_, index) => `n${index}`).join(', ')
      expect(columns(`CREATE TABLE n AS ${plain}`)).toEqual(sources)
      expect(columns(`INSERT INTO n (${names}) ${plain}`)).toEqual(sources)
      expect(columns(`CREATE TEMP TABLE n AS ${plain}; SELECT * FROM n`)).toEqual(sources)
    }),
  )
})

test('no mutated text is a fault of ours', () => {
  const places = fc.record({ which: fc.nat(), at: fc.nat(), remove: fc.nat(3), from: fc.nat() })
  fc.assert(
    fc.property(fc.array(places, { minLength: 1, maxLength: 3 }), (changes) => {
      const [first] = changes
      const { sql, dialect } = texts[(first?.which ?? 0) % texts.length] ?? { sql: '', dialect: 'ansi' }
      let text = sql
      for (const { at, remove, from, which } of changes) {
        const start = at % (text.length + 1)
        const other = texts[which % texts.length]?.sql ?? ''
        text =
          text.slice(0, start) + other.slice(from % (other.length + 1)).slice(0, 12) + text.slice(start + remove * 4)
      }
      shapeOf(text, dialect)
    }),
    { numRuns: 1500 },
  )
})
