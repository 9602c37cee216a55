import { K } from '../lex/codes.ts'
import type { Expression, Frame, WindowSpec } from '../tree/expression.ts'
import { parseExpressions, parseOrderBy } from './order-by.ts'
import type { Parser } from './parser.ts'

/** What follows OVER, or AS in a WINDOW clause: a name, or a specification in brackets. */
export function parseWindow(p: Parser): WindowSpec {
  const node: WindowSpec = { kind: 'WindowSpec', at: p.i, to: p.i, base: -1, partitionBy: [], orderBy: [], frame: null }
  if (p.code === K.LPAREN) p.group(node, fillWindow, K.RPAREN, '")"')
  else if (p.isAnyWord(p.code)) {
    node.base = p.i
    p.advance()
  } else p.noteExpected('a window')
  node.to = p.i
  return node
}

function fillWindow(p: Parser, node: WindowSpec): void {
  if (p.isName(p.code) && !startsWindowClause(p)) {
    node.base = p.i
    p.advance()
  }
  if ((p.code === K.PARTITION || p.code === K.DISTRIBUTE) && p.peek(1) === K.BY) {
    p.seek(p.i + 2)
    node.partitionBy = parseExpressions(p)
  }
  if (p.code === K.ORDER || p.code === K.SORT) node.orderBy = parseOrderBy(p)
  if (isFrameWord(p.code)) node.frame = parseFrame(p)
}

function startsWindowClause(p: Parser): boolean {
  if (p.peek(1) === K.BY) return true
  return isFrameWord(p.code) && p.peek(1) !== K.RPAREN && p.peek(1) !== K.PARTITION && p.peek(1) !== K.ORDER
}

function isFrameWord(code: number): boolean {
  return code === K.ROWS || code === K.RANGE || code === K.GROUPS
}

function parseFrame(p: Parser): Frame {
  const at = p.i
  const bounds: Expression[] = []
  p.advance()
  if (p.accept(K.BETWEEN)) {
    parseBound(p, bounds)
    p.expect(K.AND, 'AND')
  }
  parseBound(p, bounds)
  if (p.accept(K.EXCLUDE)) parseExclusion(p)
  return { kind: 'Frame', at, to: p.i, bounds }
}

function parseBound(p: Parser, bounds: Expression[]): void {
  if (p.code === K.CURRENT && p.peek(1) === K.ROW) {
    p.seek(p.i + 2)
    return
  }
  // The bound ends before AND, which would continue an expression.
  if (!p.accept(K.UNBOUNDED)) bounds.push(p.g.operand(p, p.dialect.notPrecedence + 1))
  if (!p.accept(K.PRECEDING) && !p.accept(K.FOLLOWING)) p.noteExpected('PRECEDING or FOLLOWING')
}

/** `NO OTHERS`, `CURRENT ROW`, `GROUP`, `TIES`. */
function parseExclusion(p: Parser): void {
  const isPair = p.code === K.NO || p.code === K.CURRENT
  p.advance()
  if (isPair) p.advance()
}
