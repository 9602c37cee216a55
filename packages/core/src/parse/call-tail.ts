import { K } from '../lex/codes.ts'
import type { Call } from '../tree/expression.ts'
import { parseOrderBy } from './order-by.ts'
import type { Parser } from './parser.ts'
import { parseWindow } from './windows.ts'

/** What may hang on a call: WITHIN GROUP, FILTER, IGNORE NULLS, FROM LAST, OVER. */
export function parseCallTail(p: Parser, call: Call): void {
  for (;;) {
    const { code } = p
    const next = p.peek(1)
    if (code === K.WITHIN && next === K.GROUP) {
      p.seek(p.i + 2)
      p.group(call, fillWithinGroup, K.RPAREN, '")"')
    } else if (code === K.FILTER && next === K.LPAREN) {
      p.advance()
      p.group(call, fillFilter, K.RPAREN, '")"')
    } else if ((code === K.IGNORE || code === K.RESPECT) && next === K.NULLS) keepOption(p, call, 2)
    else if (code === K.FROM && (next === K.FIRST || next === K.LAST) && isOver(p, 2)) keepOption(p, call, 2)
    else if (code === K.OVER && (next === K.LPAREN || p.isAnyWord(next))) {
      p.advance()
      call.over = parseWindow(p)
    } else break
  }
  call.to = p.i
}

function isOver(p: Parser, distance: number): boolean {
  const code = p.peek(distance)
  return code === K.OVER || code === K.RESPECT || code === K.IGNORE
}

function keepOption(p: Parser, call: Call, tokens: number): void {
  const at = p.i
  p.seek(at + tokens)
  call.options.push(p.kept(at, 'call'))
}

function fillWithinGroup(p: Parser, call: Call): void {
  if (p.code === K.ORDER) call.withinGroup = parseOrderBy(p)
  else p.noteExpected('ORDER BY')
}

function fillFilter(p: Parser, call: Call): void {
  p.expect(K.WHERE, 'WHERE')
  call.filter = p.g.expression(p)
}
