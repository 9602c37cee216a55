import { K } from '../lex/codes.ts'
import type { Argument, Call, Expression, Lambda } from '../tree/expression.ts'
import { skipToComma } from './names.ts'
import { parseExpressions, parseOrderBy } from './order-by.ts'
import type { Parser } from './parser.ts'

/** The arguments of a call in brackets, with the clauses that may stand between them. */
export function parseArguments(p: Parser, call: Call): void {
  p.group(call, fillArguments, K.RPAREN, '")" or ","')
}

export function fillArguments(p: Parser, call: Call): void {
  if (p.code === K.DISTINCT || (p.code === K.ALL && p.peek(1) !== K.RPAREN && p.peek(1) !== K.COMMA)) {
    call.distinct = p.code === K.DISTINCT
    p.advance()
  }
  while (p.code !== K.RPAREN && p.code !== K.EOF) {
    const at = p.i
    if (!takeClause(p, call)) call.args.push(parseArgument(p))
    while (takeClause(p, call));
    if (!p.accept(K.COMMA) || p.i === at) return
    if (p.code === K.RPAREN && !p.has('from-first')) p.noteExpected('an argument')
  }
}

/** Clauses inside the brackets: ORDER BY, SEPARATOR, LIMIT, IGNORE NULLS, HAVING MAX, ON OVERFLOW, USING. */
function takeClause(p: Parser, call: Call): boolean {
  const at = p.i
  switch (p.code) {
    case K.ORDER:
      call.orderBy = parseOrderBy(p)
      return true
    case K.SEPARATOR:
      if (p.peek(1) === K.COMMA || p.peek(1) === K.RPAREN || p.peek(1) === K.DOT) return false
      p.seek(at + 2)
      break
    case K.LIMIT:
      p.advance()
      addArguments(p, call)
      return true
    case K.IGNORE:
    case K.RESPECT:
      if (p.peek(1) !== K.NULLS) return false
      p.seek(at + 2)
      break
    case K.HAVING:
      p.seek(at + 2)
      addArguments(p, call)
      return true
    case K.USING:
      p.advance()
      if (!p.isAnyWord(p.code)) {
        addArguments(p, call)
        return true
      }
      // A character set; DB2 and Teradata add words to it.
      skipToComma(p)
      break
    case K.ON:
      if (!p.isWord(at + 1, 'OVERFLOW')) return false
      while (p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
      break
    default:
      return false
  }
  if (call.options.at(-1)?.to !== p.i) call.options.push(p.kept(at, 'call'))
  return true
}

function addArguments(p: Parser, call: Call): void {
  for (const value of parseExpressions(p)) call.args.push(toArgument(value))
}

export function toArgument(value: Expression): Argument {
  return { kind: 'Argument', at: value.at, to: value.to, name: -1, value }
}

/** The tokens from here to `to` as words of the function's own grammar. */
export function takeWords(p: Parser, to: number): Argument {
  const at = p.i
  p.seek(to)
  return { kind: 'Argument', at, to: p.i, name: -1, value: { kind: 'Word', at, to: p.i } }
}

export function parseArgument(p: Parser): Argument {
  const at = p.i
  let name = -1
  if (p.code === K.VARIADIC) p.advance()
  const next = p.peek(1)
  if ((next === K.FAT_ARROW || next === K.ASSIGN) && p.isAnyWord(p.code)) {
    name = p.i
    p.seek(p.i + 2)
  }
  const value = startsLambda(p) ? parseLambda(p) : p.g.expression(p)
  if (p.code === K.AS && p.isAnyWord(p.peek(1))) {
    // `f(x AS name)`: the other way to name an argument.
    name = p.i + 1
    p.seek(p.i + 2)
    if (p.code === K.LPAREN) p.skipGroup()
  }
  return { kind: 'Argument', at, to: p.i, name, value }
}

function startsLambda(p: Parser): boolean {
  if (!p.has('lambda')) return false
  if (p.code === K.LPAREN) {
    const partner = p.matchOf(p.i)
    return partner > 0 && p.codeAt(partner + 1) === K.ARROW && p.isAnyWord(p.peek(1))
  }
  return p.peek(1) === K.ARROW && p.isName(p.code)
}

/** `x -> ...`, `(x, y) -> ...`. */
function parseLambda(p: Parser): Expression {
  const at = p.i
  const params: number[] = []
  if (p.code === K.LPAREN) {
    const partner = p.matchOf(at)
    for (let i = at + 1; i < partner; i += 2) params.push(i)
    p.seek(partner + 1)
  } else {
    params.push(at)
    p.advance()
  }
  p.advance()
  if (!p.enter()) return p.missing('an expression')
  const body = startsLambda(p) ? parseLambda(p) : p.g.expression(p)
  p.leave()
  const node: Lambda = { kind: 'Lambda', at, to: p.i, params, body }
  return node
}
