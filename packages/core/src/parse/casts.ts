import { K } from '../lex/codes.ts'
import type { Cast, Expression } from '../tree/expression.ts'
import { parseCall } from './calls.ts'
import type { Parser } from './parser.ts'

/** CAST, TRY_CAST, SAFE_CAST, and CONVERT where it casts. */
export function parseCast(p: Parser): Expression {
  const at = p.i
  if (p.code === K.CONVERT) return parseCall(p)
  p.advance()
  const node: Cast = {
    kind: 'Cast',
    at,
    to: at,
    operand: { kind: 'Missing', at: at + 1, to: at + 1, expected: 'an expression' },
    type: { kind: 'TypeName', at: at + 1, to: at + 1 },
  }
  p.group(node, fillCast, K.RPAREN, '")"')
  node.to = p.i
  return node
}

function fillCast(p: Parser, node: Cast): void {
  node.operand = p.g.expression(p)
  if (!p.accept(K.AS) && !p.accept(K.COMMA)) p.noteExpected('AS')
  node.type = p.g.typeName(p)
  // FORMAT 'YYYY', DEFAULT x ON CONVERSION ERROR, AT TIME ZONE: nothing that changes where the value comes from.
  if (p.code === K.FORMAT || p.code === K.DEFAULT || p.code === K.AT || p.code === K.COMMA || p.code === K.COLLATE) {
    while (p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
  }
  if (p.isWord(p.i, 'CHARACTER') || p.isWord(p.i, 'CHARSET')) p.seek(p.i + 2)
  p.accept(K.ARRAY)
}
