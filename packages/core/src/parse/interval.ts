import { K } from '../lex/codes.ts'
import type { Expression } from '../tree/expression.ts'
import type { Parser } from './parser.ts'
import { isUnit } from './types.ts'

/** `INTERVAL '1' DAY TO HOUR`, `INTERVAL '1 day'`, `INTERVAL x + 1 DAY`; null and no move where the word is a name. */
export function parseInterval(p: Parser): Expression | null {
  const at = p.i
  const next = p.peek(1)
  if (next === K.STRING) {
    p.advance()
    return finish(p, at, stringValue(p))
  }
  if (next === K.LPAREN) return parseBracketed(p, at)
  if (!startsValue(p, next)) return null
  p.advance()
  if (!p.enter()) return p.missing('an expression')
  // Without the rule the value is one operand: `INTERVAL 1 DAY`, `INTERVAL $1 HOUR`.
  const value = p.has('interval-unit') ? p.g.expression(p) : p.g.operand(p, p.dialect.prefixPrecedence)
  p.leave()
  return finish(p, at, value)
}

function startsValue(p: Parser, next: number): boolean {
  if (next === K.NUMBER || next === K.DASH || next === K.PLUS || next === K.PARAM || next === K.TEMPLATE) return true
  if (next === K.QUESTION || next === K.COLON || next === K.CASE || next === K.CAST) return true
  // A column with a unit behind it, or a call: `INTERVAL n DAY`; but `SELECT interval FROM t` and `interval AS x`.
  if (!p.isName(next)) return false
  const after = p.peek(2)
  return isUnit(p, p.i + 2) || after === K.LPAREN || after === K.DOT || (after >= K.STAR && after <= K.SLASH)
}

function parseBracketed(p: Parser, at: number): Expression | null {
  const partner = p.matchOf(at + 1)
  if (partner < 0) return null
  if (p.codeAt(partner + 1) === K.STRING) {
    p.seek(partner + 1)
    return finish(p, at, stringValue(p))
  }
  if (!isUnit(p, partner + 1) && !isArithmetic(p.codeAt(partner + 1))) return null
  p.advance()
  const value = p.g.expression(p)
  return finish(p, at, value)
}

function isArithmetic(code: number): boolean {
  return code === K.STAR || code === K.SLASH
}

function stringValue(p: Parser): Expression {
  const at = p.i
  p.advance()
  return { kind: 'Literal', at, to: p.i, type: 'string' }
}

function finish(p: Parser, at: number, value: Expression): Expression {
  if (isUnit(p, p.i) && p.peek(1) !== K.DOT) {
    takeUnit(p)
    if (p.code === K.TO && isUnit(p, p.i + 1)) {
      p.advance()
      takeUnit(p)
    }
  }
  return { kind: 'Interval', at, to: p.i, value }
}

function takeUnit(p: Parser): void {
  p.advance()
  if (p.code === K.LPAREN && p.peek(1) === K.NUMBER) p.skipGroup()
}
