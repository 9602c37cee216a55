import { K } from '../lex/codes.ts'
import type { Compare, Expression, In, Like } from '../tree/expression.ts'
import type { Parser } from './parser.ts'
import { emptyQuery, fillQuery, startsQuery } from './query-start.ts'

/** The code that decides a negated predicate: the word behind NOT; elsewhere the current one. */
export function predicateCode(p: Parser): number {
  if (p.code !== K.NOT) return p.code
  const next = p.peek(1)
  if (isNegatable(next)) return next
  return next === K.NULL && p.has('is-anything') ? K.IS : K.NOT
}

function isNegatable(code: number): boolean {
  return code === K.IN || code === K.BETWEEN || isLikeWord(code)
}

function isLikeWord(code: number): boolean {
  switch (code) {
    case K.LIKE:
    case K.ILIKE:
    case K.RLIKE:
    case K.REGEXP:
    case K.GLOB:
    case K.MATCH:
    case K.SIMILAR:
      return true
    default:
      return false
  }
}

/** IN, BETWEEN, LIKE and its kin, IS, ISNULL, with NOT before them; null where something else stands here. */
export function parsePredicate(p: Parser, left: Expression, at: number, power: number): Expression | null {
  const code = predicateCode(p)
  if (code === K.IS || code === K.ISNULL || code === K.NOTNULL) return parseIs(p, left, at, power)
  if (!isNegatable(code)) return null
  const negated = p.accept(K.NOT)
  if (code === K.IN) return parseIn(p, left, at, negated, power)
  if (code === K.BETWEEN) return parseBetween(p, left, at, negated, power)
  return parseLike(p, left, at, negated, power)
}

function parseIn(p: Parser, operand: Expression, at: number, negated: boolean, power: number): In {
  p.advance()
  const node: In = { kind: 'In', at, to: p.i, negated, operand, list: [], query: null }
  if (p.code === K.LPAREN) p.group(node, fillIn, K.RPAREN, '")"')
  else if (
    p.has('in-table') ||
    p.code === K.UNNEST ||
    p.code === K.PARAM ||
    p.code === K.TEMPLATE ||
    p.code === K.QUESTION ||
    p.code === K.COLON
  ) {
    node.list.push(p.g.operand(p, power + 1))
  } else node.list.push(p.missing('"("'))
  node.to = p.i
  return node
}

function fillIn(p: Parser, node: In): void {
  if (startsQuery(p)) {
    node.query = p.g.query(p)
    return
  }
  if (p.code === K.RPAREN) return
  // PIVOT ... IN (ANY ORDER BY x) takes whatever values there are.
  if (p.code === K.ANY && p.peek(1) !== K.LPAREN) {
    while (p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
    return
  }
  do {
    const item = p.g.expression(p)
    node.list.push(item)
    skipPivotAlias(p)
  } while (p.accept(K.COMMA))
}

/** PIVOT gives the values of its list names: `FOR m IN ('JAN' AS jan)`. */
function skipPivotAlias(p: Parser): void {
  if (p.code === K.AS && p.has('pivot')) p.seek(p.i + 2)
}

function parseBetween(p: Parser, operand: Expression, at: number, negated: boolean, power: number): Expression {
  p.advance()
  const symmetric = p.accept(K.SYMMETRIC)
  if (!symmetric) p.accept(K.ASYMMETRIC)
  const low = p.g.operand(p, power + 1)
  p.expect(K.AND, 'AND')
  const high = p.g.operand(p, power + 1)
  return { kind: 'Between', at, to: p.i, negated, symmetric, operand, low, high }
}

function parseLike(p: Parser, left: Expression, at: number, negated: boolean, power: number): Like {
  let op = p.textOf(p.i).toUpperCase()
  if (p.code === K.SIMILAR) {
    op = 'SIMILAR TO'
    p.advance()
  }
  p.advance()
  const pattern = p.g.operand(p, power + 1)
  const escapeWith = p.accept(K.ESCAPE) ? p.g.operand(p, power + 1) : null
  return { kind: 'Like', at, to: p.i, op, negated, left, pattern, escape: escapeWith }
}

const IS_WORDS = new Set([
  'NORMALIZED',
  'DOCUMENT',
  'JSON',
  'EMPTY',
  'NFC',
  'NFD',
  'NFKC',
  'NFKD',
  'OBJECT',
  'SCALAR',
  'CONTENT',
])

function parseIs(p: Parser, operand: Expression, at: number, power: number): Expression {
  if (p.code === K.ISNULL || p.code === K.NOTNULL || p.code === K.NOT) {
    const negated = p.code !== K.ISNULL
    if (p.code === K.NOT) p.advance()
    p.advance()
    return { kind: 'Is', at, to: p.i, negated, operand, what: 'NULL' }
  }
  p.advance()
  const negated = p.accept(K.NOT)
  if (p.code === K.DISTINCT && p.peek(1) === K.FROM) {
    p.seek(p.i + 2)
    const right = p.g.operand(p, power + 1)
    const op = negated ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM'
    return { kind: 'Compare', at, to: p.i, op, left: operand, right, quantifier: null }
  }
  const what = p.i
  takeIsWords(p)
  if (p.i > what) {
    return { kind: 'Is', at, to: p.i, negated, operand, what: words(p, what) }
  }
  if (!p.has('is-anything')) {
    p.noteExpected('NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM')
    return { kind: 'Is', at, to: p.i, negated, operand, what: '' }
  }
  const right = p.g.operand(p, power + 1)
  return { kind: 'Compare', at, to: p.i, op: negated ? 'IS NOT' : 'IS', left: operand, right, quantifier: null }
}

function takeIsWords(p: Parser): void {
  const { code } = p
  if (code === K.NULL || code === K.TRUE || code === K.FALSE || code === K.UNKNOWN) p.advance()
  else if (code === K.OF && p.peek(1) === K.LPAREN) {
    p.advance()
    p.skipOne()
  } else {
    while (p.code === K.WORD && IS_WORDS.has(p.textOf(p.i).toUpperCase())) p.advance()
    if (p.codeAt(p.i - 1) !== K.WORD || p.isWord(p.i - 1, 'NORMALIZED')) return
    if (p.isWord(p.i - 1, 'JSON')) takeJsonKind(p)
  }
}

function takeJsonKind(p: Parser): void {
  if (p.code === K.VALUE || p.code === K.ARRAY) p.advance()
  if ((p.code === K.WITH || p.code === K.WITHOUT) && p.peek(1) === K.UNIQUE) p.seek(p.i + 2)
  if (p.code === K.KEY || p.isWord(p.i, 'KEYS')) p.advance()
}

function words(p: Parser, at: number): string {
  let text = p.textOf(at)
  for (let i = at + 1; i < p.i; i++) text += ` ${p.textOf(i)}`
  return text.toUpperCase()
}

/** `a = b`, `a <> ALL (...)`. */
export function parseComparison(p: Parser, left: Expression, at: number, power: number): Compare {
  const op = p.textOf(p.i)
  p.advance()
  const node: Compare = { kind: 'Compare', at, to: p.i, op, left, right: left, quantifier: null }
  const quantifier = quantifierOf(p.code)
  if (quantifier !== null && p.peek(1) === K.LPAREN) {
    node.quantifier = quantifier
    p.advance()
    node.right = parseQuantified(p)
  } else node.right = p.g.operand(p, power + 1)
  node.to = p.i
  return node
}

function quantifierOf(code: number): 'ANY' | 'ALL' | 'SOME' | null {
  if (code === K.ANY) return 'ANY'
  if (code === K.ALL) return 'ALL'
  return code === K.SOME ? 'SOME' : null
}

/** What stands behind ANY, ALL or SOME: a query or a list. */
function parseQuantified(p: Parser): Expression {
  const at = p.i
  if (startsQuery(p, 1)) {
    const node = { kind: 'Subquery' as const, at, to: at, query: emptyQuery(p) }
    p.group(node, fillQuery, K.RPAREN, '")"')
    node.to = p.i
    return node
  }
  const items: Expression[] = []
  const row = { kind: 'Row' as const, at, to: at, items }
  p.group(row, fillItems, K.RPAREN, '")"')
  row.to = p.i
  return row
}

function fillItems(p: Parser, row: { items: Expression[] }): void {
  do row.items.push(p.g.expression(p))
  while (p.accept(K.COMMA))
}
