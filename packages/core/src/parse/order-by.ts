import { K } from '../lex/codes.ts'
import type { Expression } from '../tree/expression.ts'
import type { OrderItem } from '../tree/query.ts'
import type { Parser } from './parser.ts'

/** `ORDER BY` or a word like it with BY behind it, then its items. */
export function parseOrderBy(p: Parser): OrderItem[] {
  p.advance()
  p.expect(K.BY, 'BY')
  return parseOrderItems(p)
}

export function parseOrderItems(p: Parser): OrderItem[] {
  const items: OrderItem[] = []
  do items.push(parseOrderItem(p))
  while (p.accept(K.COMMA))
  return items
}

function parseOrderItem(p: Parser): OrderItem {
  const at = p.i
  const expression = p.code === K.ALL ? takeAll(p) : p.g.expression(p)
  let descending = false
  if (p.code === K.DESC || p.code === K.ASC) {
    descending = p.code === K.DESC
    p.advance()
  } else if (p.code === K.USING) {
    p.advance()
    descending = p.code === K.GT
    p.advance()
  }
  return { kind: 'OrderItem', at, expression, descending, nulls: parseNulls(p), to: p.i }
}

/** `ORDER BY ALL`: every column of the list. */
function takeAll(p: Parser): Expression {
  const at = p.i
  p.advance()
  return { kind: 'Word', at, to: p.i }
}

function parseNulls(p: Parser): 'FIRST' | 'LAST' | null {
  if (p.code !== K.NULLS || (p.peek(1) !== K.FIRST && p.peek(1) !== K.LAST)) return null
  const nulls = p.peek(1) === K.FIRST ? 'FIRST' : 'LAST'
  p.seek(p.i + 2)
  return nulls
}

/** Expressions divided by commas, at least one. */
export function parseExpressions(p: Parser): Expression[] {
  const list: Expression[] = []
  do list.push(p.g.expression(p))
  while (p.accept(K.COMMA))
  return list
}
