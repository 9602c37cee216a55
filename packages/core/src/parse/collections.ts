import { K } from '../lex/codes.ts'
import type { ArrayLiteral, Row, StructLiteral } from '../tree/expression.ts'
import type { Parser } from './parser.ts'

/** `ROW(a, b)`. */
export function parseRow(p: Parser): Row {
  const node: Row = { kind: 'Row', at: p.i, to: p.i, items: [] }
  p.advance()
  p.group(node, fillItems, K.RPAREN, '")"')
  node.to = p.i
  return node
}

/** `ARRAY[1, 2]`, `[1, 2]`, `ARRAY(SELECT ...)`. */
export function parseArray(p: Parser, at: number): ArrayLiteral {
  const node: ArrayLiteral = { kind: 'ArrayLiteral', at, to: at, items: [] }
  p.accept(K.ARRAY)
  if (p.code === K.LPAREN) p.group(node, fillArrayQuery, K.RPAREN, '")"')
  else p.group(node, fillItems, K.RBRACKET, '"]"')
  node.to = p.i
  return node
}

function fillArrayQuery(p: Parser, node: ArrayLiteral): void {
  const at = p.i
  const query = p.g.query(p)
  node.items.push({ kind: 'Subquery', at, to: p.i, query })
}

function fillItems(p: Parser, node: Row | ArrayLiteral): void {
  if (p.code === K.RPAREN || p.code === K.RBRACKET) return
  // Inside ARRAY[...] a bare bracket is one more dimension, in every dialect.
  do node.items.push(p.code === K.LBRACKET && node.kind === 'ArrayLiteral' ? parseArray(p, p.i) : p.g.expression(p))
  while (p.accept(K.COMMA))
}

/** `STRUCT(a AS x, b)`, `{'k': v, k2: v}`. */
export function parseStruct(p: Parser, at: number): StructLiteral {
  const node: StructLiteral = { kind: 'StructLiteral', at, to: at, fields: [] }
  p.accept(K.STRUCT)
  if (p.code === K.LPAREN) p.group(node, fillStruct, K.RPAREN, '")"')
  else p.group(node, fillBraces, K.RBRACE, '"}"')
  node.to = p.i
  return node
}

function fillStruct(p: Parser, node: StructLiteral): void {
  if (p.code === K.RPAREN) return
  do {
    const at = p.i
    const expression = p.g.expression(p)
    let alias = -1
    if (p.accept(K.AS)) {
      alias = p.i
      p.advance()
    }
    node.fields.push({ kind: 'SelectItem', at, to: p.i, expression, alias })
  } while (p.accept(K.COMMA))
}

function fillBraces(p: Parser, node: StructLiteral): void {
  if (p.code === K.RBRACE) return
  do {
    const at = p.i
    const alias = p.i
    if (p.code !== K.STAR) {
      p.advance()
      p.expect(K.COLON, '":"')
    }
    const expression = p.g.expression(p)
    node.fields.push({ kind: 'SelectItem', at, to: p.i, expression, alias })
  } while (p.accept(K.COMMA))
}
