import { K } from '../lex/codes.ts'
import type { Clause } from '../tree/query.ts'
import { isBareTableAlias } from './alias.ts'
import { parseOrderBy } from './order-by.ts'
import type { Parser } from './parser.ts'

/** Samples, hints, partitions, time travel, PIVOT: what may stand behind a table, before or behind its alias. */
export function parseTableTail(p: Parser, tail: Clause[]): void {
  for (let clause = parseTailClause(p); clause; clause = parseTailClause(p)) tail.push(clause)
}

function parseTailClause(p: Parser): Clause | null {
  switch (p.code) {
    case K.TABLESAMPLE:
      return p.has('sample') ? parseSample(p) : null
    case K.SAMPLE:
      return p.has('sample') && (p.peek(1) === K.LPAREN || p.peek(1) === K.NUMBER) ? parseSample(p) : null
    case K.FOR:
      return p.has('time-travel') && isTimeWord(p, p.i + 1) ? parseTimeTravel(p, 1) : null
    case K.AT:
    case K.BEFORE:
      return p.has('time-travel') && p.peek(1) === K.LPAREN ? parseGroupClause(p, 1) : null
    case K.TIMESTAMP:
    case K.WORD:
      return parseWordClause(p)
    case K.WITH:
      return p.has('table-hints') && p.peek(1) === K.LPAREN ? skipGroupClause(p, 1) : null
    case K.PARTITION:
      return p.peek(1) === K.LPAREN ? skipGroupClause(p, 1) : null
    case K.USE:
    case K.FORCE:
    case K.IGNORE:
      return p.has('index-hints') && (p.peek(1) === K.INDEX || p.peek(1) === K.KEY) ? parseIndexHint(p) : null
    case K.NOT:
      return p.has('index-hints') && p.isWord(p.i + 1, 'INDEXED') ? keep(p, 2) : null
    case K.PIVOT:
    case K.UNPIVOT:
      return p.has('pivot') ? parsePivot(p) : null
    case K.MATCH_RECOGNIZE:
      return p.has('match-recognize') && p.peek(1) === K.LPAREN ? skipGroupClause(p, 1) : null
    case K.FINAL:
      return p.has('prewhere') ? keep(p, 1) : null
    default:
      return null
  }
}

function parseWordClause(p: Parser): Clause | null {
  if (p.isWord(p.i, 'INDEXED') && p.has('index-hints') && p.peek(1) === K.BY) return keep(p, 3)
  if (p.has('time-travel') && isTimeWord(p, p.i) && p.peek(1) === K.AS && p.peek(2) === K.OF)
    return parseTimeTravel(p, 0)
  if (p.isWord(p.i, 'CHANGES') && p.peek(1) === K.LPAREN && p.has('time-travel')) return skipGroupClause(p, 1)
  return null
}

function isTimeWord(p: Parser, index: number): boolean {
  return (
    p.codeAt(index) === K.TIMESTAMP ||
    ['SYSTEM_TIME', 'SYSTEM_VERSION', 'VERSION'].some((word) => p.isWord(index, word))
  )
}

function clause(p: Parser, at: number): Clause {
  return { kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions: [], calls: [] }
}

function keep(p: Parser, tokens: number): Clause {
  const at = p.i
  p.seek(at + tokens)
  return clause(p, at)
}

/** A clause whose bracket says nothing about columns. */
function skipGroupClause(p: Parser, words: number): Clause {
  const at = p.i
  p.seek(at + words)
  if (!p.skipGroup()) {
    p.note('syntax.unclosed', p.i, p.i + 1, '")"')
    p.advance()
  }
  return clause(p, at)
}

/** A clause whose bracket holds expressions. */
function parseGroupClause(p: Parser, words: number): Clause {
  const node = clause(p, p.i)
  p.seek(p.i + words)
  p.group(node, fillExpressions, K.RPAREN, '")"')
  node.to = p.i
  return node
}

function fillExpressions(p: Parser, node: Clause): void {
  if (p.code === K.RPAREN) return
  do {
    if (p.peek(1) === K.FAT_ARROW) p.seek(p.i + 2)
    node.expressions.push(p.g.expression(p))
  } while (p.accept(K.COMMA))
}

function parseSample(p: Parser): Clause {
  const at = p.i
  p.advance()
  if (p.code !== K.LPAREN && p.isAnyWord(p.code)) p.advance()
  if (p.code === K.LPAREN) p.skipGroup() || p.advance()
  else if (p.code === K.NUMBER) {
    p.advance()
    if (p.accept(K.SLASH)) p.advance()
    if (p.accept(K.PERCENT) || p.code === K.ROWS) p.accept(K.ROWS)
  }
  if ((p.isWord(p.i, 'REPEATABLE') || p.isWord(p.i, 'SEED')) && p.peek(1) === K.LPAREN) {
    p.advance()
    p.skipOne()
  }
  return clause(p, at)
}

/** `FOR SYSTEM_TIME AS OF x`, `... FROM x TO y`, `... BETWEEN x AND y`, `... ALL`. */
function parseTimeTravel(p: Parser, words: number): Clause {
  const node = clause(p, p.i)
  p.seek(p.i + words + 1)
  const min = p.dialect.notPrecedence + 1
  if (p.code === K.AS && p.peek(1) === K.OF) {
    p.seek(p.i + 2)
    node.expressions.push(p.g.operand(p, min))
  } else if (p.code === K.FROM || p.code === K.BETWEEN) {
    p.advance()
    node.expressions.push(p.g.operand(p, min))
    if (p.accept(K.TO) || p.accept(K.AND)) node.expressions.push(p.g.operand(p, min))
  } else if (p.code === K.ALL) p.advance()
  else p.skipOne()
  node.to = p.i
  return node
}

function parseIndexHint(p: Parser): Clause {
  const at = p.i
  p.seek(at + 2)
  if (p.accept(K.FOR)) {
    if (p.accept(K.JOIN)) return finishIndexHint(p, at)
    p.advance()
    p.accept(K.BY)
  }
  return finishIndexHint(p, at)
}

function finishIndexHint(p: Parser, at: number): Clause {
  if (p.code === K.LPAREN) p.skipOne()
  else p.noteExpected('"("')
  return clause(p, at)
}

/** `PIVOT (SUM(x) FOR m IN ('JAN', 'FEB'))`: the aggregates are calls, the rest expressions. */
function parsePivot(p: Parser): Clause {
  const node = clause(p, p.i)
  p.advance()
  if ((p.code === K.WORD || p.code === K.INCLUDE || p.code === K.EXCLUDE) && p.peek(1) === K.NULLS) p.seek(p.i + 2)
  if (p.code === K.LPAREN) p.group(node, fillPivot, K.RPAREN, '")"')
  else p.noteExpected('"("')
  node.to = p.i
  return node
}

function fillPivot(p: Parser, node: Clause): void {
  while (p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) {
    const at = p.i
    const expression = p.g.expression(p)
    if (expression.kind === 'Call') node.calls.push(expression)
    else node.expressions.push(expression)
    // Behind `m IN (...)` the next pivot column may follow without a comma.
    if (p.accept(K.AS) || (expression.kind !== 'In' && isBareTableAlias(p))) p.advance()
    if (p.code === K.ORDER) for (const item of parseOrderBy(p)) node.expressions.push(item.expression)
    if (p.code === K.GROUP) p.seek(p.i + 2)
    else if (!p.accept(K.COMMA)) p.accept(K.FOR)
    if (p.i === at) return
  }
}
