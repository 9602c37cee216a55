import { K } from '../lex/codes.ts'
import type { Clause, SelectItem } from '../tree/query.ts'
import { parseTableName, parseWordList } from './names.ts'
import { parseOrderBy } from './order-by.ts'
import type { Parser } from './parser.ts'
import { parseSelectItems } from './select-items.ts'

interface Written {
  returning: SelectItem[]
  clauses: Clause[]
}

/** `RETURNING items`, or `OUTPUT items [INTO t]`. */
export function parseReturning(p: Parser, node: Written): boolean {
  if (p.code === K.RETURNING && p.has('returning')) p.advance()
  else if (p.code === K.OUTPUT && p.has('output')) p.advance()
  else return false
  if (p.code === K.WITH && p.peek(1) === K.LPAREN) {
    p.advance()
    p.skipOne()
  }
  node.returning = parseSelectItems(p)
  if (p.code === K.INTO) {
    const at = p.i
    p.advance()
    const name = parseTableName(p, 'a table')
    if (p.code === K.LPAREN) parseWordList(p)
    node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'INTO', expressions: [name], calls: [] })
  }
  return true
}

/** ORDER BY, LIMIT and OPTION behind UPDATE and DELETE. */
export function parseWriteTail(p: Parser, clauses: Clause[]): boolean {
  const at = p.i
  if (p.code === K.ORDER && p.has('update-limit')) {
    const expressions = parseOrderBy(p).map((item) => item.expression)
    clauses.push({ kind: 'Clause', at, to: p.i, word: 'ORDER BY', expressions, calls: [] })
    return true
  }
  if ((p.code === K.LIMIT || p.code === K.OFFSET) && p.has('update-limit')) {
    p.advance()
    const expressions = [p.g.expression(p)]
    if (p.accept(K.COMMA)) expressions.push(p.g.expression(p))
    clauses.push({ kind: 'Clause', at, to: p.i, word: 'LIMIT', expressions, calls: [] })
    return true
  }
  if (p.code !== K.OPTION || p.peek(1) !== K.LPAREN || !p.has('table-hints')) return false
  p.advance()
  p.skipOne()
  clauses.push({ kind: 'Clause', at, to: p.i, word: 'OPTION', expressions: [], calls: [] })
  return true
}

/** `TOP (n)` behind UPDATE, DELETE or INSERT. */
export function takeTop(p: Parser): void {
  if (p.code !== K.TOP || !p.has('top')) return
  p.advance()
  p.skipOne()
  p.acceptWord('PERCENT')
}
