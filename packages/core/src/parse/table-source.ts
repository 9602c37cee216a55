import { K } from '../lex/codes.ts'
import type { Call } from '../tree/expression.ts'
import type { Alias } from '../tree/node.ts'
import type { Clause, Query, QueryBody } from '../tree/query.ts'
import type { DerivedTable, From, JoinGroup, Table, TableFunction, TableRef } from '../tree/table.ts'
import { parseTableAlias } from './alias.ts'
import { parseCall } from './calls.ts'
import { parseName, parseTableName, parseWordList } from './names.ts'
import { goesOnAsQuery } from './paren.ts'
import type { Parser } from './parser.ts'
import { emptyQuery, fillQuery, startsQuery } from './query-start.ts'
import { parseTableTail } from './table-tail.ts'
import { parseRows } from './values.ts'

/** One table of a FROM list with its alias and what may stand behind it. */
export function parseTable(p: Parser): Table {
  const at = p.i
  const lateral = p.code === K.LATERAL && p.peek(1) !== K.DOT && p.accept(K.LATERAL)
  switch (p.code) {
    case K.LPAREN:
      return startsQuery(p, 1) ? parseDerived(p, at, lateral) : parseBracketed(p, at, lateral)
    case K.VALUES:
      if (p.peek(1) === K.LPAREN || p.peek(1) === K.ROW) return parseValuesTable(p, at)
      break
    case K.ONLY:
      if (p.peek(1) === K.LPAREN) return parseOnly(p, at)
      if (p.isAnyWord(p.peek(1))) p.advance()
      break
    case K.ROWS:
      if (p.peek(1) === K.FROM && p.peek(2) === K.LPAREN) return parseRowsFrom(p, at, lateral)
      break
    case K.TABLE:
      if (p.peek(1) === K.LPAREN) return parseTableCall(p, at, lateral)
      if (p.isName(p.peek(1))) p.advance()
      break
  }
  return parseNamed(p, at, lateral)
}

function parseNamed(p: Parser, at: number, lateral: boolean): Table {
  if (p.code === K.COLON || p.code === K.QUESTION) {
    p.seek(p.i + (p.code === K.COLON ? 2 : 1))
    return finishRef(p, {
      kind: 'TableRef',
      at,
      to: p.i,
      name: { kind: 'Name', at, to: p.i, parts: [at] },
      alias: null,
      tail: [],
    })
  }
  const isString = p.code === K.STRING
  if (!p.isAnyWord(p.code) && p.code !== K.PARAM && !isString) return p.missing('a table')
  if (p.peek(1) === K.LPAREN && p.isAnyWord(p.code)) return parseFunction(p, at, lateral)
  const name = isString ? { kind: 'Name' as const, at: p.i, to: p.i + 1, parts: [p.i] } : parseTableName(p, 'a table')
  if (isString) p.advance()
  if (name.parts.length === 0) return { kind: 'Missing', at: p.i, to: p.i, expected: 'a table' }
  if (p.code === K.LPAREN && p.touches(p.i)) return finishFunction(p, at, lateral, [parseCall(p, name)])
  if (p.code === K.SLASH && p.touches(p.i)) skipPath(p)
  return finishRef(p, { kind: 'TableRef', at, to: p.i, name: { ...name, to: p.i }, alias: null, tail: [] })
}

/** A stage: `@db.stage/path/file.csv` is one name. */
function skipPath(p: Parser): void {
  while (
    p.touches(p.i) &&
    p.code !== K.RPAREN &&
    p.code !== K.COMMA &&
    p.code !== K.SEMICOLON &&
    p.code !== K.EOF &&
    p.code !== K.LPAREN
  ) {
    p.advance()
  }
}

function finishRef(p: Parser, node: TableRef): TableRef {
  if (p.code === K.STAR && !p.has('star-columns')) p.advance()
  parseAliasAndTail(p, node)
  return node
}

/** The alias may stand before, between or behind the clauses of the tail. */
function parseAliasAndTail(p: Parser, node: { alias: Alias | null; tail: Clause[]; to: number }): void {
  parseTableTail(p, node.tail)
  node.alias = parseTableAlias(p)
  if (node.alias !== null) {
    parseTableTail(p, node.tail)
    // `FROM t PIVOT (...) AS p`: the last alias names the result.
    if (node.tail.length > 0 && node.tail[node.tail.length - 1]?.to === p.i && p.code === K.AS) {
      node.tail.push({ kind: 'Clause', at: p.i, to: p.i + 2, word: 'AS', expressions: [], calls: [] })
      p.seek(p.i + 2)
      if (p.code === K.LPAREN) parseWordList(p)
    }
  }
  node.to = p.i
}

function parseDerived(p: Parser, at: number, lateral: boolean): Table {
  const node: DerivedTable = { kind: 'DerivedTable', at, to: at, lateral, query: emptyQuery(p), alias: null, tail: [] }
  p.group(node, fillQuery, K.RPAREN, '")"')
  if (!lateral && isPlainValues(node.query)) {
    return { kind: 'ValuesTable', at, rows: node.query.body.rows, alias: parseTableAlias(p), to: p.i }
  }
  parseAliasAndTail(p, node)
  return node
}

function isPlainValues(query: Query): query is Query & { body: Extract<QueryBody, { kind: 'Values' }> } {
  return (
    query.body.kind === 'Values' &&
    query.with === null &&
    query.orderBy.length === 0 &&
    query.limit === null &&
    query.offset === null
  )
}

interface Bracketed {
  tables: From
  query: Query | null
}

/** `(a JOIN b ON ...)`, or a query whose brackets begin with another bracket. */
function parseBracketed(p: Parser, at: number, lateral: boolean): Table {
  if (p.isDeferring()) return parseDeferred(p, at)
  const content: Bracketed = { tables: emptyFrom(p), query: null }
  p.group(content, fillBracketed, K.RPAREN, '")"')
  if (content.query !== null) {
    const node: DerivedTable = {
      kind: 'DerivedTable',
      at,
      to: p.i,
      lateral,
      query: content.query,
      alias: null,
      tail: [],
    }
    parseAliasAndTail(p, node)
    return node
  }
  return { kind: 'JoinGroup', at, tables: content.tables, alias: parseTableAlias(p), to: p.i }
}

/** Too deep to know the content now: always a JoinGroup, which then holds the query as its only table. */
function parseDeferred(p: Parser, at: number): JoinGroup {
  const node: JoinGroup = { kind: 'JoinGroup', at, to: at, tables: emptyFrom(p), alias: null }
  p.group(node, fillJoinGroup, K.RPAREN, '")"')
  node.alias = parseTableAlias(p)
  node.to = p.i
  return node
}

function fillJoinGroup(p: Parser, node: JoinGroup): void {
  const at = p.i
  const content: Bracketed = { tables: node.tables, query: null }
  fillBracketed(p, content)
  if (content.query === null) node.tables = content.tables
  else {
    const table: DerivedTable = {
      kind: 'DerivedTable',
      at,
      to: p.i,
      lateral: false,
      query: content.query,
      alias: null,
      tail: [],
    }
    node.tables = { kind: 'From', at, to: p.i, first: table, joins: [] }
  }
}

function fillBracketed(p: Parser, content: Bracketed): void {
  const at = p.i
  const from = p.g.from(p)
  content.tables = from
  const { first } = from
  if (from.joins.length > 0 || first.kind !== 'DerivedTable' || first.alias !== null || first.lateral) return
  if (goesOnAsQuery(p) || p.code === K.RPAREN) {
    content.query = p.g.queryRest(p, { kind: 'NestedQuery', at, to: first.to, query: first.query }, at)
  }
}

function emptyFrom(p: Parser): From {
  return {
    kind: 'From',
    at: p.i,
    to: p.i,
    first: { kind: 'Missing', at: p.i, to: p.i, expected: 'a table' },
    joins: [],
  }
}

function parseValuesTable(p: Parser, at: number): Table {
  p.advance()
  const rows = parseRows(p)
  return { kind: 'ValuesTable', at, rows, alias: parseTableAlias(p), to: p.i }
}

function parseOnly(p: Parser, at: number): Table {
  p.seek(p.i + 2)
  const name = parseTableName(p, 'a table')
  p.expect(K.RPAREN, '")"')
  return finishRef(p, { kind: 'TableRef', at, to: p.i, name, alias: null, tail: [] })
}

function parseFunction(p: Parser, at: number, lateral: boolean): Table {
  return finishFunction(p, at, lateral, [parseCall(p, parseName(p))])
}

function parseRowsFrom(p: Parser, at: number, lateral: boolean): Table {
  const calls: Call[] = []
  p.seek(p.i + 2)
  p.group(calls, fillRowsFrom, K.RPAREN, '")"')
  return finishFunction(p, at, lateral, calls)
}

function fillRowsFrom(p: Parser, calls: Call[]): void {
  do {
    if (!p.isAnyWord(p.code)) {
      p.noteExpected('a function')
      return
    }
    calls.push(parseCall(p))
    parseTableAlias(p)
  } while (p.accept(K.COMMA))
}

/** `TABLE(f(x))`: the call inside is the source. */
function parseTableCall(p: Parser, at: number, lateral: boolean): Table {
  return finishFunction(p, at, lateral, [parseCall(p)])
}

function finishFunction(p: Parser, at: number, lateral: boolean, calls: Call[]): TableFunction {
  const node: TableFunction = {
    kind: 'TableFunction',
    at,
    to: p.i,
    lateral,
    calls,
    ordinality: false,
    ordinalityAlias: -1,
    alias: null,
    tail: [],
  }
  takeOrdinality(p, node)
  parseAliasAndTail(p, node)
  takeOrdinality(p, node)
  node.to = p.i
  return node
}

/** `WITH ORDINALITY`, `WITH OFFSET [AS o]`. */
function takeOrdinality(p: Parser, node: TableFunction): void {
  if (p.code !== K.WITH || (p.peek(1) !== K.ORDINALITY && p.peek(1) !== K.OFFSET)) return
  const hasAlias = p.peek(1) === K.OFFSET
  p.seek(p.i + 2)
  node.ordinality = true
  if (!hasAlias) return
  const alias = parseTableAlias(p)
  if (alias !== null) node.ordinalityAlias = alias.name
}
