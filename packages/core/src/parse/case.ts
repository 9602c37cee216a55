import { K } from '../lex/codes.ts'
import type { Case, Expression, When } from '../tree/expression.ts'
import type { Parser } from './parser.ts'

/** `CASE [x] WHEN a THEN b ... [ELSE c] END`; CASE and END are a pair of brackets. */
export function parseCase(p: Parser): Expression {
  const node: Case = { kind: 'Case', at: p.i, to: p.i, operand: null, whens: [], otherwise: null }
  p.group(node, fillCase, K.END, 'WHEN, ELSE or END')
  node.to = p.i
  return node
}

function fillCase(p: Parser, node: Case): void {
  if (p.code !== K.WHEN) node.operand = p.g.expression(p)
  if (p.code !== K.WHEN) p.noteExpected('WHEN')
  while (p.code === K.WHEN) node.whens.push(parseWhen(p))
  if (p.accept(K.ELSE)) node.otherwise = p.g.expression(p)
}

function parseWhen(p: Parser): When {
  const at = p.i
  p.advance()
  const condition = p.g.expression(p)
  p.expect(K.THEN, 'THEN')
  const result = p.g.expression(p)
  return { kind: 'When', at, to: p.i, condition, result }
}
