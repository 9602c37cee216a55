import { K } from '../lex/codes.ts'
import type { NestedQuery, QueryBody, SetOperator } from '../tree/query.ts'
import { parseTableName } from './names.ts'
import type { Parser } from './parser.ts'
import { emptyQuery, fillQuery, isOperator, startsQuery } from './query-start.ts'
import { parseFromFirst, parseSelect } from './select.ts'
import { parseRows } from './values.ts'

/** A body from its first arm on: UNION and EXCEPT left to right in one flat node, INTERSECT grouped before them. */
export function parseBodyRest(p: Parser, first: QueryBody): QueryBody {
  const { at } = first
  const arms: QueryBody[] = [parseIntersections(p, first)]
  const ops: SetOperator[] = []
  while (isUnion(p)) {
    ops.push(parseOperator(p))
    arms.push(parseIntersections(p, parseArm(p)))
  }
  return ops.length === 0 ? (arms[0] ?? first) : { kind: 'SetOperation', at, to: p.i, arms, ops }
}

function parseIntersections(p: Parser, first: QueryBody): QueryBody {
  if (!isOperator(p, K.INTERSECT)) return first
  const { at } = first
  const arms: QueryBody[] = [first]
  const ops: SetOperator[] = []
  while (isOperator(p, K.INTERSECT)) {
    ops.push(parseOperator(p))
    arms.push(parseArm(p))
  }
  return { kind: 'SetOperation', at, to: p.i, arms, ops }
}

function isUnion(p: Parser): boolean {
  return isOperator(p, K.UNION) || isOperator(p, K.EXCEPT) || isOperator(p, K.MINUS)
}

function parseOperator(p: Parser): SetOperator {
  while (p.code === K.LEFT || p.code === K.FULL || p.code === K.INNER || p.code === K.OUTER) p.advance()
  const op = p.code === K.UNION ? 'UNION' : p.code === K.INTERSECT ? 'INTERSECT' : 'EXCEPT'
  p.advance()
  const all = p.accept(K.ALL)
  if (!all) p.accept(K.DISTINCT)
  return { op, all, byName: takeByName(p) }
}

function takeByName(p: Parser): boolean {
  if (!p.has('set-op-by-name')) return false
  let byName = false
  if (p.isWord(p.i, 'STRICT')) p.advance()
  if (p.code === K.BY && p.peek(1) === K.NAME) {
    p.seek(p.i + 2)
    byName = true
  } else if (p.isWord(p.i, 'CORRESPONDING')) {
    p.advance()
    byName = true
    p.accept(K.BY)
  } else return false
  if (p.code === K.MATCH || p.code === K.ON) p.advance()
  if (p.code === K.LPAREN && p.peek(1) !== K.SELECT && p.peek(1) !== K.LPAREN) p.skipGroup()
  return byName
}

/** One arm: SELECT, VALUES, TABLE t, or a query in brackets. */
export function parseArm(p: Parser): QueryBody {
  const at = p.i
  switch (p.code) {
    case K.SELECT:
      return parseSelect(p)
    case K.VALUES: {
      p.advance()
      const rows = parseRows(p)
      return { kind: 'Values', at, to: p.i, rows }
    }
    case K.TABLE: {
      p.advance()
      p.accept(K.ONLY)
      const name = parseTableName(p, 'a table')
      return { kind: 'TableQuery', at, to: p.i, name }
    }
    case K.LPAREN: {
      const node: NestedQuery = { kind: 'NestedQuery', at, to: at, query: emptyQuery(p) }
      p.group(node, fillQuery, K.RPAREN, '")"')
      node.to = p.i
      return node
    }
    case K.TEMPLATE:
      p.advance()
      return { kind: 'Opaque', at, to: p.i, where: 'query' }
    default:
      return startsQuery(p) && p.code === K.FROM ? parseFromFirst(p) : p.missing('SELECT, VALUES or "("')
  }
}
