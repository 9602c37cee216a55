import { K } from '../lex/codes.ts'
import type { Expression, Paren, Subquery } from '../tree/expression.ts'
import type { Query } from '../tree/query.ts'
import type { Parser } from './parser.ts'
import { emptyQuery, fillQuery, isSetOperator, startsQuery } from './query-start.ts'

interface Content {
  expression: Expression
  items: Expression[] | null
  query: Query | null
}

/**
 * `(x)`, `(x, y)`, `(SELECT ...)`, and `((SELECT ...) UNION (SELECT ...))`, told apart without looking far ahead: the
 * content is read as an expression, and if that was a query in brackets and a set operation follows, goes on as one.
 */
export function parseParenthesised(p: Parser): Expression {
  const at = p.i
  if (startsQuery(p, 1)) {
    const node: Subquery = { kind: 'Subquery', at, to: at, query: emptyQuery(p) }
    p.group(node, fillQuery, K.RPAREN, '")"')
    node.to = p.i
    return node
  }
  if (p.isDeferring()) return parseDeferred(p)
  const content: Content = {
    expression: { kind: 'Missing', at, to: at, expected: 'an expression' },
    items: null,
    query: null,
  }
  p.group(content, fillContent, K.RPAREN, '")"')
  if (content.query !== null) return { kind: 'Subquery', at, to: p.i, query: content.query }
  if (content.items !== null) return { kind: 'Row', at, to: p.i, items: content.items }
  return { kind: 'Paren', at, to: p.i, expression: content.expression }
}

/** Too deep to know the content now: always a Paren, which then holds the Row or the query. */
function parseDeferred(p: Parser): Paren {
  const at = p.i
  const node: Paren = {
    kind: 'Paren',
    at,
    to: at,
    expression: { kind: 'Missing', at: at + 1, to: at + 1, expected: 'an expression' },
  }
  p.group(node, fillParen, K.RPAREN, '")"')
  node.to = p.i
  return node
}

function fillParen(p: Parser, node: Paren): void {
  const at = p.i
  const content: Content = { expression: node.expression, items: null, query: null }
  fillContent(p, content)
  if (content.query !== null) node.expression = { kind: 'Subquery', at, to: p.i, query: content.query }
  else if (content.items !== null) node.expression = { kind: 'Row', at, to: p.i, items: content.items }
  else node.expression = content.expression
}

function fillContent(p: Parser, content: Content): void {
  const at = p.i
  // `()`: no value, as in GROUPING SETS.
  if (p.code === K.RPAREN) {
    content.items = []
    return
  }
  const first = p.g.expression(p)
  content.expression = first
  if (first.kind === 'Subquery' && goesOnAsQuery(p)) {
    content.query = p.g.queryRest(p, { kind: 'NestedQuery', at, to: first.to, query: first.query }, at)
    return
  }
  if (p.code !== K.COMMA) {
    takeAlias(p)
    if (p.code !== K.COMMA) return
  }
  const items: Expression[] = [first]
  while (p.accept(K.COMMA)) {
    // `(a,)` is a row of one in DuckDB and a slip elsewhere.
    if (p.code === K.RPAREN) break
    items.push(p.g.expression(p))
    takeAlias(p)
  }
  content.items = items
}

/** `(1 AS a, 2 AS b)` is a row with names; nothing reads them. */
function takeAlias(p: Parser): void {
  if (p.code === K.AS && p.has('struct')) p.seek(p.i + 2)
}

/** Whether what follows a query in brackets makes it the first arm, or the body, of a larger query. */
export function goesOnAsQuery(p: Parser): boolean {
  if (isSetOperator(p)) return true
  switch (p.code) {
    case K.ORDER:
    case K.LIMIT:
    case K.OFFSET:
    case K.FETCH:
      return true
    default:
      return false
  }
}
