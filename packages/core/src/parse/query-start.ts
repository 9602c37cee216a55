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
      return p.has('from-first') && p.isName(p.peek(distance + 1))
    default:
      return false
  }
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
