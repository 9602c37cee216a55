import { K } from '../lex/codes.ts'
import type { Call, Expression } from '../tree/expression.ts'
import type { GroupBy } from '../tree/query.ts'
import type { Parser } from './parser.ts'

/** `GROUP BY [ALL | DISTINCT] items`, with ROLLUP, CUBE and GROUPING SETS as calls. */
export function parseGroupBy(p: Parser): GroupBy {
  const at = p.i
  p.advance()
  p.expect(K.BY, 'BY')
  const node: GroupBy = { kind: 'GroupBy', at, to: p.i, all: false, items: [] }
  if (p.code === K.ALL && endsItem(p.peek(1))) {
    node.all = true
    p.advance()
  } else {
    if (p.code === K.ALL || p.code === K.DISTINCT) p.advance()
    do node.items.push(parseItem(p))
    while (p.accept(K.COMMA))
  }
  // `GROUP BY a WITH ROLLUP`, and Hive's `GROUP BY a, b GROUPING SETS (...)`.
  while (p.code === K.WITH && (p.peek(1) === K.ROLLUP || p.peek(1) === K.CUBE || p.isWord(p.i + 1, 'TOTALS')))
    p.seek(p.i + 2)
  if (p.code === K.GROUPING && p.peek(1) === K.SETS) node.items.push(parseSets(p, 2))
  node.to = p.i
  return node
}

function endsItem(code: number): boolean {
  return code !== K.LPAREN && code !== K.DOT && code !== K.WORD && code !== K.QUOTED && code !== K.NUMBER
}

function parseItem(p: Parser): Expression {
  if (p.code === K.GROUPING && p.peek(1) === K.SETS) return parseSets(p, 2)
  if ((p.code === K.ROLLUP || p.code === K.CUBE) && p.peek(1) === K.LPAREN) return parseSets(p, 1)
  return p.g.expression(p)
}

function parseSets(p: Parser, words: number): Expression {
  const at = p.i
  p.seek(at + words)
  const call: Call = {
    kind: 'Call',
    at,
    to: p.i,
    name: { kind: 'Name', at, to: p.i, parts: [at] },
    args: [],
    distinct: false,
    orderBy: [],
    withinGroup: [],
    filter: null,
    over: null,
    options: [],
  }
  if (p.code === K.LPAREN) p.group(call, fillSets, K.RPAREN, '")"')
  else p.noteExpected('"("')
  call.to = p.i
  return call
}

function fillSets(p: Parser, call: Call): void {
  if (p.code === K.RPAREN) return
  do {
    const value = parseItem(p)
    call.args.push({ kind: 'Argument', at: value.at, to: value.to, name: -1, value })
  } while (p.accept(K.COMMA))
}
