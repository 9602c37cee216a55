import { K } from '../lex/codes.ts'
import type { Row } from '../tree/expression.ts'
import type { Parser } from './parser.ts'

/** The rows behind VALUES. A value without brackets is a row of one. */
export function parseRows(p: Parser): Row[] {
  const rows: Row[] = []
  do {
    const row: Row = { kind: 'Row', at: p.i, to: p.i, items: [] }
    p.accept(K.ROW)
    if (p.code === K.LPAREN) p.group(row, fillRow, K.RPAREN, '")" or ","')
    else if (p.code === K.TEMPLATE || p.code === K.PARAM || p.has('struct')) row.items.push(p.g.expression(p))
    else p.noteExpected('"("')
    row.to = p.i
    rows.push(row)
  } while (p.accept(K.COMMA))
  return rows
}

function fillRow(p: Parser, row: Row): void {
  if (p.code === K.RPAREN) return
  do row.items.push(p.g.expression(p))
  while (p.accept(K.COMMA))
}
