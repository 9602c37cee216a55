import { K } from '../lex/codes.ts'
import type { Expression } from '../tree/expression.ts'
import { parseName } from './names.ts'
import type { Parser } from './parser.ts'

/** A parameter of so many tokens. */
export function parameter(p: Parser, tokens: number): Expression {
  const at = p.i
  p.seek(at + tokens)
  return { kind: 'Parameter', at, to: p.i }
}

/** `@t.column` names a column of a table variable; else a variable is a value. */
export function parseVariable(p: Parser): Expression {
  if (p.peek(1) === K.DOT && p.touches(p.i + 1) && p.isAnyWord(p.peek(2))) return parseName(p)
  return parameter(p, 1)
}

/** `:name`, `:1`, `@name`, `%s`. */
export function parseMarkedParameter(p: Parser): Expression {
  const next = p.peek(1)
  const isName = p.isAnyWord(next) || (next === K.NUMBER && p.code === K.COLON)
  if (isName && p.touches(p.i + 1)) return parameter(p, 2)
  return p.missing('an expression')
}
