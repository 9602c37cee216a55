import { K } from '../lex/codes.ts'
import type { Expression, Subscript } from '../tree/expression.ts'
import { parseArguments } from './arguments.ts'
import { parseCallTail } from './call-tail.ts'
import type { Parser } from './parser.ts'

/** What hangs on a value without an operator of its own: `::type`, `[1]`, `.field`, `:path`, `(args)` on a call. */
export function parsePostfix(p: Parser, value: Expression): Expression {
  let node = value
  for (;;) {
    const { at } = value
    switch (p.code) {
      case K.DOUBLE_COLON: {
        p.advance()
        const type = p.g.typeName(p)
        node = { kind: 'Cast', at, to: p.i, operand: node, type }
        break
      }
      case K.LBRACKET: {
        const subscript: Subscript = { kind: 'Subscript', at, to: p.i, operand: node, index: [] }
        p.group(subscript, fillSubscript, K.RBRACKET, '"]"')
        subscript.to = p.i
        node = subscript
        break
      }
      case K.DOT: {
        const field = parseField(p, node, at)
        if (field === null) return node
        node = field
        break
      }
      case K.COLON:
        if (!startsPath(p, node)) return node
        p.advance()
        skipPath(p)
        node = { kind: 'Path', at, to: p.i, operand: node }
        break
      case K.LPAREN:
        if (node.kind !== 'Call' || !p.has('call-chain')) return node
        // `quantile(0.9)(x)`: the second list of arguments belongs to the call too.
        parseArguments(p, node)
        parseCallTail(p, node)
        break
      default:
        return node
    }
  }
}

function parseField(p: Parser, operand: Expression, at: number): Expression | null {
  const next = p.peek(1)
  if (next === K.STAR && operand.kind !== 'Name') {
    // `(row).*` is every field of it.
    p.seek(p.i + 2)
    return { kind: 'Field', at, to: p.i, operand, name: p.i - 1 }
  }
  if (!p.isAnyWord(next) && next !== K.NUMBER) return null
  p.seek(p.i + 2)
  return { kind: 'Field', at, to: p.i, operand, name: p.i - 1 }
}

/** An index, several, or the bounds of a slice; each bound may be left out. */
function fillSubscript(p: Parser, node: Subscript): void {
  while (p.code !== K.RBRACKET && p.code !== K.EOF) {
    if (p.accept(K.COLON) || p.accept(K.COMMA) || p.accept(K.DOUBLE_COLON)) continue
    node.index.push(p.g.expression(p))
    if (p.code !== K.COLON && p.code !== K.COMMA && p.code !== K.DOUBLE_COLON) return
  }
}

function startsPath(p: Parser, node: Expression): boolean {
  if (!p.has('colon-path') || node.kind === 'Literal') return false
  const next = p.peek(1)
  return p.isAnyWord(next) || next === K.LBRACKET || next === K.STRING
}

function skipPath(p: Parser): void {
  if (p.code !== K.LBRACKET) p.advance()
  for (;;) {
    if (p.code === K.LBRACKET && p.skipGroup()) continue
    if ((p.code === K.DOT || p.code === K.COLON) && p.isAnyWord(p.peek(1))) p.seek(p.i + 2)
    else return
  }
}
