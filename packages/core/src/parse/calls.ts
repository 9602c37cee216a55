import { ROLE } from '../dialects/roles.ts'
import { K } from '../lex/codes.ts'
import type { Call, Expression } from '../tree/expression.ts'
import type { Name } from '../tree/node.ts'
import { parseArguments } from './arguments.ts'
import { callGrammar } from './call-grammar.ts'
import { parseCallTail } from './call-tail.ts'
import { parseName } from './names.ts'
import type { Parser } from './parser.ts'

/** Whether the word here is the name of a call: a bracket follows and the dialect lets the word be a function. */
export function startsCall(p: Parser): boolean {
  if (p.peek(1) !== K.LPAREN) return false
  return p.isName(p.code) || p.hasRole(p.code, ROLE.CALLABLE)
}

/** A call from its name on. Without brackets for values like CURRENT_DATE. */
export function parseCall(p: Parser, read?: Name): Call {
  const name = read ?? parseName(p)
  const call: Call = {
    kind: 'Call',
    at: name.at,
    to: p.i,
    name,
    args: [],
    distinct: false,
    orderBy: [],
    withinGroup: [],
    filter: null,
    over: null,
    options: [],
  }
  if (p.code === K.LPAREN) {
    const fill = callGrammar(p, name)
    if (fill) p.group(call, fill, K.RPAREN, '")"')
    else parseArguments(p, call)
  }
  if (p.code === K.AGAINST && p.peek(1) === K.LPAREN) {
    p.advance()
    p.group(call, fillAgainst, K.RPAREN, '")"')
  }
  parseCallTail(p, call)
  return call
}

/** `AGAINST ('text' IN BOOLEAN MODE)`: IN is no predicate here. */
function fillAgainst(p: Parser, call: Call): void {
  const value: Expression = p.g.operand(p, (p.dialect.precedence[K.IN] ?? 0) + 1)
  call.args.push({ kind: 'Argument', at: value.at, to: value.to, name: -1, value })
  const at = p.i
  while (p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.advance()
  if (p.i > at) call.options.push(p.kept(at, 'call'))
}
