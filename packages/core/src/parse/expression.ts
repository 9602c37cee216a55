import { K } from '../lex/codes.ts'
import type { Binary, Chain, Expression } from '../tree/expression.ts'
import { parseName } from './names.ts'
import type { Parser } from './parser.ts'
import { parsePostfix } from './postfix.ts'
import { parseComparison, parsePredicate, predicateCode } from './predicates.ts'
import { parsePrimary } from './primary.ts'

/** An expression of any kind. Never null: where none starts, a Missing and a problem. */
export function parseExpression(p: Parser): Expression {
  return parseOperand(p, 1)
}

/**
 * An expression of operators that bind at least as tight as `min`: precedence climbing, with the runs of one level
 * kept flat, so that a chain of 100,000 ANDs is one node.
 */
export function parseOperand(p: Parser, min: number): Expression {
  const at = p.i
  let left = parsePrefix(p)
  let chain: Chain | Binary | null = null
  let chainPower = 0
  for (;;) {
    const power = infixPower(p)
    if (power < min || power === 0) return left
    const predicate = parsePredicate(p, left, at, power)
    if (predicate) {
      left = predicate
      chain = null
      continue
    }
    if (isComparison(p)) {
      left = parseComparison(p, left, at, power)
      chain = null
      continue
    }
    const op = takeOperator(p)
    const right = op === 'COLLATE' ? parseCollation(p) : op === 'AT LOCAL' ? null : parseOperand(p, power + 1)
    if (right === null) left = { kind: 'Unary', at, to: p.i, op, operand: left }
    else if (chain !== null && chainPower === power && left === chain) left = chain = extend(chain, op, right)
    else {
      left = chain = { kind: 'Binary', at, to: p.i, op, left, right }
      chainPower = power
    }
  }
}

function extend(chain: Binary | Chain, op: string, right: Expression): Chain {
  if (chain.kind === 'Chain') {
    chain.items.push(right)
    chain.ops.push(op)
    chain.to = right.to
    return chain
  }
  return {
    kind: 'Chain',
    at: chain.at,
    to: right.to,
    items: [chain.left, chain.right, right],
    ops: [chain.op, op],
  }
}

/** Binding power of the operator that stands here, 0 for none. What a word means depends on what follows it. */
function infixPower(p: Parser): number {
  const { code } = p
  const { precedence } = p.dialect
  const power = precedence[code] ?? 0
  if (power === 0) return code === K.NOT ? (precedence[predicateCode(p)] ?? 0) : 0
  switch (code) {
    case K.GT:
      return isShiftRight(p) ? (precedence[K.SHIFT_RIGHT] ?? power) : power
    case K.AT:
      return p.peek(1) === K.TIME || p.peek(1) === K.LOCAL ? power : 0
    case K.OPERATOR:
      return p.peek(1) === K.LPAREN ? power : 0
    case K.SOUNDS:
      return p.peek(1) === K.LIKE ? power : 0
    case K.MEMBER:
      return p.peek(1) === K.OF ? power : 0
    case K.SIMILAR:
      return p.peek(1) === K.TO ? power : 0
    case K.QUESTION:
      return p.has('question-operator') ? power : 0
    case K.GLOB:
    case K.MATCH:
    case K.REGEXP:
    case K.RLIKE:
    case K.DIV:
    case K.MOD:
    case K.XOR:
    case K.OVERLAPS:
      return !p.isName(code) || startsOperand(p, 1) ? power : 0
    default:
      return power
  }
}

/** Words that are operators only between two values: `a MOD b`, but `SELECT a mod FROM t`. */
function startsOperand(p: Parser, distance: number): boolean {
  const next = p.peek(distance)
  if (p.isName(next) || next === K.NUMBER || next === K.STRING || next === K.PARAM || next === K.LPAREN) return true
  return (
    next === K.DASH || next === K.QUESTION || next === K.COLON || next === K.CASE || next === K.CAST || next === K.NULL
  )
}

function isShiftRight(p: Parser): boolean {
  return p.peek(1) === K.GT && p.touches(p.i + 1)
}

function isComparison(p: Parser): boolean {
  return p.code >= K.EQ && p.code <= K.NULL_SAFE_EQ && !(p.code === K.GT && isShiftRight(p))
}

/** Goes over an infix operator; its text in upper case with one blank between words. */
function takeOperator(p: Parser): string {
  const at = p.i
  const { code } = p
  p.advance()
  switch (code) {
    case K.GT:
      p.advance()
      return '>>'
    case K.OPERATOR: {
      p.skipOne()
      return p.text.slice(p.start(at), p.end(p.i - 1))
    }
    case K.AT:
      if (p.accept(K.LOCAL)) return 'AT LOCAL'
      p.accept(K.TIME)
      p.expect(K.ZONE, 'ZONE')
      return 'AT TIME ZONE'
    case K.SOUNDS:
      p.advance()
      return 'SOUNDS LIKE'
    case K.MEMBER:
      p.advance()
      return 'MEMBER OF'
    default:
      return p.textOf(at).toUpperCase()
  }
}

function parseCollation(p: Parser): Expression {
  if (p.isAnyWord(p.code)) return parseName(p)
  if (p.code === K.STRING) return parsePrimary(p)
  return p.missing('a collation')
}

/** NOT, signs and the other operators before a value; runs of them are read in a loop. */
function parsePrefix(p: Parser): Expression {
  switch (p.code) {
    case K.NOT:
      return parseNot(p)
    case K.DASH:
    case K.PLUS:
      return parseRun(p, isSign)
    case K.TILDE:
    case K.BANG:
    case K.OTHER_OPERATOR:
    case K.DOUBLE_PIPE:
    case K.PIPE:
    case K.AT_SIGN:
      return parseRun(p, isPrefixOperator)
    case K.PRIOR:
      return p.has('connect-by') && startsOperand(p, 1) ? parseRun(p, isPrior) : parsePostfix(p, parsePrimary(p))
    case K.BINARY:
      return p.has('binary-prefix') && startsOperand(p, 1)
        ? parseRun(p, isBinaryWord)
        : parsePostfix(p, parsePrimary(p))
    default:
      return parsePostfix(p, parsePrimary(p))
  }
}

const isSign = (code: number) => code === K.DASH || code === K.PLUS
const isPrior = (code: number) => code === K.PRIOR
const isBinaryWord = (code: number) => code === K.BINARY
const isPrefixOperator = (code: number) =>
  code === K.TILDE ||
  code === K.BANG ||
  code === K.OTHER_OPERATOR ||
  code === K.DOUBLE_PIPE ||
  code === K.PIPE ||
  code === K.AT_SIGN

function parseNot(p: Parser): Expression {
  const ats: number[] = []
  while (p.code === K.NOT) {
    ats.push(p.i)
    p.advance()
  }
  return wrap(p, ats, p.dialect.notPrecedence + 1)
}

function parseRun(p: Parser, isPart: (code: number) => boolean): Expression {
  const signs = isSign(p.code)
  const ats: number[] = []
  while (isPart(p.code)) {
    ats.push(p.i)
    p.advance()
  }
  // Where operators are any run of characters, those before a value bind like the unnamed ones between values.
  const loose = !signs && p.dialect.lexing.operatorRuns
  return wrap(p, ats, loose ? p.dialect.operatorPrecedence + 1 : p.dialect.prefixPrecedence)
}

function wrap(p: Parser, ats: number[], min: number): Expression {
  if (!p.enter()) return p.missing('an expression')
  let operand = parseOperand(p, min)
  p.leave()
  for (let k = ats.length - 1; k >= 0; k--) {
    const at = ats[k] ?? p.i
    operand = { kind: 'Unary', at, to: operand.to, op: p.textOf(at).toUpperCase(), operand }
  }
  return operand
}
