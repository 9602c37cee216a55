import { K } from '../lex/codes.ts'
import type { Query } from '../tree/query.ts'
import type { Parser } from './parser.ts'

/** Whether a query starts at this distance from here; one in brackets of its own is not seen. */
export function startsQuery(p: Parser, distance = 0): boolean {
  switch (p.peek(distance)) {
    case K.SELECT:
    case K.WITH:
      return true
    case K.VALUES:
      return p.peek(distance + 1) === K.LPAREN || p.peek(distance + 1) === K.ROW
    case K.TABLE:
      return p.isName(p.peek(distance + 1))
    case K.FROM:
      return p.has('from-first') && startsTable(p, p.peek(distance + 1))
    default:
      return false
  }
}

function startsTable(p: Parser, code: number): boolean {
  return p.isName(code) || code === K.LPAREN || code === K.STRING || code === K.VALUES
}

/** UNION, EXCEPT, MINUS or INTERSECT; with the rule, LEFT, FULL and INNER may stand before it. */
export function isSetOperator(p: Parser): boolean {
  return isOperator(p, K.UNION) || isOperator(p, K.EXCEPT) || isOperator(p, K.MINUS) || isOperator(p, K.INTERSECT)
}

export function isOperator(p: Parser, code: number): boolean {
  if (p.code === code) return true
  if (p.code !== K.LEFT && p.code !== K.FULL && p.code !== K.INNER) return false
  return p.has('set-op-by-name') && (p.peek(1) === code || (p.peek(1) === K.OUTER && p.peek(2) === code))
}

/** A query that is filled in later: `fillQuery` replaces it. */
export function emptyQuery(p: Parser): Query {
  return {
    kind: 'Query',
    at: p.i,
    to: p.i,
    with: null,
    body: { kind: 'Missing', at: p.i, to: p.i, expected: 'a query' },
    orderBy: [],
    limit: null,
    offset: null,
    clauses: [],
  }
}

/** The content of a bracket that holds a query. */
export function fillQuery(p: Parser, node: { query: Query | null }): void {
  node.query = p.g.query(p)
}
