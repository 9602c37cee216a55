import { K } from '../lex/codes.ts'
import type { Clause, CommonTable, Query, QueryBody, With } from '../tree/query.ts'
import { parseWordList } from './names.ts'
import { parseOrderBy } from './order-by.ts'
import { parseOuterClause } from './outer-clauses.ts'
import type { Parser } from './parser.ts'
import { emptyQuery } from './query-start.ts'
import { parseArm, parseBodyRest } from './set-operations.ts'

/** A query with what stands around its body. */
export function parseQuery(p: Parser): Query {
  const at = p.i
  const withClause = p.code === K.WITH ? parseWith(p) : null
  return finishQuery(p, at, withClause, parseArm(p))
}

/** The rest of a query whose first arm is read. */
export function parseQueryRest(p: Parser, first: QueryBody, at: number): Query {
  return finishQuery(p, at, null, first)
}

/** A query behind a WITH that is read already, or without one. */
export function parseQueryAfterWith(p: Parser, at: number, withClause: With | null): Query {
  return finishQuery(p, at, withClause, parseArm(p))
}

function finishQuery(p: Parser, at: number, withClause: With | null, first: QueryBody): Query {
  const node: Query = {
    kind: 'Query',
    at,
    to: p.i,
    with: withClause,
    body: parseBodyRest(p, first),
    orderBy: [],
    limit: null,
    offset: null,
    clauses: [],
  }
  while (parseQueryClause(p, node));
  node.to = p.i
  return node
}

function parseQueryClause(p: Parser, node: Query): boolean {
  switch (p.code) {
    case K.ORDER:
      if (node.orderBy.length > 0) return false
      node.orderBy = parseOrderBy(p)
      return true
    case K.LIMIT:
      if (node.limit !== null) return false
      parseLimit(p, node)
      return true
    case K.OFFSET:
      if (node.offset !== null) return false
      p.advance()
      node.offset = p.g.expression(p)
      if (p.code === K.ROW || p.code === K.ROWS) p.advance()
      return true
    case K.FETCH:
      return parseFetch(p, node)
    default:
      return parseOuterClause(p, node.clauses)
  }
}

/** `LIMIT n`, `LIMIT ALL`, `LIMIT offset, n`, `LIMIT n BY a`, `LIMIT 10 PERCENT`. */
function parseLimit(p: Parser, node: Query): void {
  p.advance()
  if (p.accept(K.ALL)) {
    node.limit = { kind: 'Literal', at: p.i - 1, to: p.i, type: 'null' }
    return
  }
  const first = p.g.expression(p)
  node.limit = first
  if (p.has('limit-comma') && p.accept(K.COMMA)) {
    node.offset = first
    node.limit = p.g.expression(p)
  }
  if (p.code !== K.BY || !p.has('limit-by')) return
  node.limit = null
  node.offset = null
  node.clauses.push(parseLimitBy(p))
}

function parseLimitBy(p: Parser): Clause {
  const at = p.i
  p.advance()
  const expressions = [p.g.expression(p)]
  while (p.accept(K.COMMA)) expressions.push(p.g.expression(p))
  return { kind: 'Clause', at, to: p.i, word: 'LIMIT BY', expressions, calls: [] }
}

/** `FETCH FIRST n ROWS ONLY`: the count is the limit. */
function parseFetch(p: Parser, node: Query): boolean {
  if (p.peek(1) !== K.FIRST && p.peek(1) !== K.NEXT) return false
  const at = p.i
  p.seek(p.i + 2)
  if (p.code !== K.ROW && p.code !== K.ROWS && node.limit === null)
    node.limit = p.g.operand(p, p.dialect.prefixPrecedence)
  else if (node.limit === null) node.limit = { kind: 'Literal', at, to: p.i, type: 'number' }
  p.acceptWord('PERCENT')
  if (p.code === K.ROW || p.code === K.ROWS) p.advance()
  else p.noteExpected('ROWS')
  if (p.code === K.WITH && p.peek(1) === K.TIES) p.seek(p.i + 2)
  else if (!p.accept(K.ONLY)) p.noteExpected('ONLY or WITH TIES')
  return true
}

/** `WITH [RECURSIVE] a (x, y) AS [NOT MATERIALIZED] (...), b AS (...)`. */
export function parseWith(p: Parser): With {
  const node: With = { kind: 'With', at: p.i, to: p.i, recursive: false, tables: [] }
  p.advance()
  if (p.code === K.RECURSIVE && p.peek(1) !== K.AS) {
    node.recursive = true
    p.advance()
  }
  do {
    // A comma before the query is a common slip, and allowed by some.
    if (p.code === K.SELECT && node.tables.length > 0) break
    node.tables.push(parseCommonTable(p))
  } while (p.accept(K.COMMA))
  node.to = p.i
  return node
}

function parseCommonTable(p: Parser): CommonTable {
  const at = p.i
  const node: CommonTable = { kind: 'CommonTable', at, to: at, name: at, columns: [], body: emptyQuery(p), clauses: [] }
  if (p.code === K.LPAREN || !(p.isAnyWord(p.code) || p.code === K.STRING)) {
    if (p.code !== K.LPAREN) p.noteExpected('a name')
    return p.code === K.LPAREN && p.has('array-join') ? parseNamedValue(p, node) : node
  }
  // ClickHouse: WITH expression AS name.
  if (p.peek(1) !== K.AS && p.peek(1) !== K.LPAREN && p.peek(1) !== K.USING && p.has('array-join'))
    return parseNamedValue(p, node)
  p.advance()
  if (p.code === K.LPAREN && p.peek(1) !== K.SELECT) node.columns = parseWordList(p)
  if (p.code === K.USING && p.peek(1) === K.KEY) {
    p.seek(p.i + 2)
    p.skipGroup()
  }
  // Spark lets AS out.
  const isBare = p.code === K.LPAREN && p.peek(1) === K.SELECT && p.has('lateral-view')
  if (!isBare) p.expect(K.AS, 'AS')
  if (p.code === K.NOT && p.peek(1) === K.MATERIALIZED) p.advance()
  p.accept(K.MATERIALIZED)
  if (p.code === K.LPAREN) p.group(node, fillCommonTable, K.RPAREN, '")"')
  else {
    node.body = { kind: 'Opaque', at: p.i, to: p.i, where: 'query' }
    p.noteExpected('"("')
  }
  if (p.code === K.SEARCH || p.code === K.CYCLE) parseSearchAndCycle(p, node.clauses)
  node.to = p.i
  return node
}

function parseNamedValue(p: Parser, node: CommonTable): CommonTable {
  const expression = p.g.expression(p)
  p.expect(K.AS, 'AS')
  node.name = p.i
  if (p.isAnyWord(p.code)) p.advance()
  node.body = { kind: 'Opaque', at: node.at, to: node.at, where: 'query' }
  node.clauses.push({
    kind: 'Clause',
    at: expression.at,
    to: expression.to,
    word: 'WITH',
    expressions: [expression],
    calls: [],
  })
  node.to = p.i
  return node
}

function fillCommonTable(p: Parser, node: CommonTable): void {
  const at = p.i
  const withClause = p.code === K.WITH ? parseWith(p) : null
  node.body = p.g.write(p, withClause) ?? parseQueryAfterWith(p, at, withClause)
}

/** `SEARCH DEPTH FIRST BY a SET b`, `CYCLE a SET c USING d`: kept with their tokens. */
function parseSearchAndCycle(p: Parser, clauses: Clause[]): void {
  while (p.code === K.SEARCH || p.code === K.CYCLE) {
    const at = p.i
    p.advance()
    while (p.code !== K.COMMA || p.peek(2) !== K.AS) {
      if (
        p.code === K.SELECT ||
        p.code === K.EOF ||
        p.code === K.SEMICOLON ||
        p.code === K.LPAREN ||
        p.code === K.RPAREN
      )
        break
      if ((p.code === K.CYCLE || p.code === K.INSERT || p.code === K.UPDATE || p.code === K.DELETE) && p.i > at) break
      p.advance()
    }
    clauses.push({ kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions: [], calls: [] })
  }
}
