import { K } from '../lex/codes.ts'
import type { Expression } from '../tree/expression.ts'
import type { Clause, NamedWindow, Select } from '../tree/query.ts'
import { parseGroupBy } from './group-by.ts'
import { parseTableName } from './names.ts'
import { parseExpressions, parseOrderBy } from './order-by.ts'
import type { Parser } from './parser.ts'
import { parseSelectItems } from './select-items.ts'
import { skipToClause } from './skip-to-clause.ts'
import { parseWindow } from './windows.ts'

/** One SELECT with its clauses up to what belongs to the whole query (ORDER BY, LIMIT, ...). */
export function parseSelect(p: Parser): Select {
  const node = emptySelect(p)
  p.advance()
  parseHead(p, node)
  if (hasItems(p)) node.items = parseSelectItems(p)
  parseClauses(p, node)
  node.to = p.i
  return node
}

/** `FROM t SELECT a`, `FROM t`: the list comes last or not at all. */
export function parseFromFirst(p: Parser): Select {
  const node = emptySelect(p)
  p.advance()
  node.from = p.g.from(p)
  if (p.accept(K.SELECT)) {
    parseHead(p, node)
    node.items = parseSelectItems(p)
  } else {
    const star: Expression = {
      kind: 'Star',
      at: node.at,
      to: node.at,
      qualifier: null,
      except: [],
      replace: [],
      rename: [],
    }
    node.items = [{ kind: 'SelectItem', at: node.at, to: node.at, expression: star, alias: -1 }]
  }
  parseClauses(p, node)
  node.to = p.i
  return node
}

function emptySelect(p: Parser): Select {
  return {
    kind: 'Select',
    at: p.i,
    to: p.i,
    distinct: false,
    distinctOn: [],
    top: null,
    items: [],
    into: null,
    from: null,
    where: null,
    groupBy: null,
    having: null,
    windows: [],
    qualify: null,
    clauses: [],
  }
}

const MODIFIERS = new Set([
  'SQL_CALC_FOUND_ROWS',
  'SQL_NO_CACHE',
  'SQL_CACHE',
  'SQL_SMALL_RESULT',
  'SQL_BIG_RESULT',
  'SQL_BUFFER_RESULT',
  'DISTINCTROW',
])

function parseHead(p: Parser, node: Select): void {
  for (;;) {
    if (p.code === K.DISTINCT && p.peek(1) !== K.DOT) parseDistinct(p, node)
    else if (p.code === K.ALL && p.peek(1) !== K.LPAREN) p.advance()
    else if (p.code === K.TOP && p.has('top') && isCount(p.peek(1))) parseTop(p, node)
    else if (p.has('straight-join') && (p.code === K.STRAIGHT_JOIN || p.code === K.HIGH_PRIORITY)) p.advance()
    else if (p.code === K.WORD && p.has('straight-join') && MODIFIERS.has(p.textOf(p.i).toUpperCase())) p.advance()
    else if (p.code === K.AS && (p.peek(1) === K.STRUCT || p.peek(1) === K.VALUE) && p.has('struct')) p.seek(p.i + 2)
    else return
  }
}

function isCount(code: number): boolean {
  return code === K.NUMBER || code === K.LPAREN || code === K.PARAM
}

function parseDistinct(p: Parser, node: Select): void {
  p.advance()
  node.distinct = true
  if (p.code !== K.ON || p.peek(1) !== K.LPAREN || !p.has('distinct-on')) return
  p.advance()
  p.group(node, fillDistinctOn, K.RPAREN, '")"')
}

function fillDistinctOn(p: Parser, node: Select): void {
  node.distinctOn = parseExpressions(p)
}

function parseTop(p: Parser, node: Select): void {
  p.advance()
  node.top = p.g.operand(p, p.dialect.prefixPrecedence)
  p.acceptWord('PERCENT')
  if (p.code === K.WITH && p.peek(1) === K.TIES) p.seek(p.i + 2)
}

/** PostgreSQL allows an empty list; everyone else misses an expression there. */
function hasItems(p: Parser): boolean {
  const { code } = p
  const isEmpty =
    code === K.FROM ||
    code === K.EOF ||
    code === K.SEMICOLON ||
    code === K.RPAREN ||
    code === K.WHERE ||
    code === K.UNION
  return !isEmpty || !p.dialect.lexing.operatorRuns
}

/** The clauses in their order. One that comes too late is read, and noted. */
function parseClauses(p: Parser, node: Select): void {
  let last = 0
  for (;;) {
    const rank = clauseRank(p)
    if (rank === 0) {
      if (!skipToClause(p, node)) return
      continue
    }
    if (rank < last) p.note('syntax.unexpected', p.i, p.i + 1, 'another order of clauses')
    last = rank
    parseClause(p, node)
  }
}

function clauseRank(p: Parser): number {
  switch (p.code) {
    case K.INTO:
      return 1
    case K.FROM:
      return 2
    case K.PREWHERE:
      return p.has('prewhere') ? 3 : 0
    case K.WHERE:
      return 4
    case K.START:
    case K.CONNECT:
      return p.has('connect-by') && (p.peek(1) === K.WITH || p.peek(1) === K.BY) ? 5 : 0
    case K.GROUP:
      return 6
    case K.HAVING:
      return 7
    case K.WINDOW:
      return p.peek(2) === K.AS ? 8 : 0
    case K.QUALIFY:
      return p.has('qualify') ? 8 : 0
    case K.CLUSTER:
    case K.DISTRIBUTE:
    case K.SORT:
      return p.has('group-by-sort') && p.peek(1) === K.BY ? 9 : 0
    default:
      return 0
  }
}

function parseClause(p: Parser, node: Select): void {
  switch (p.code) {
    case K.INTO:
      parseInto(p, node)
      return
    case K.FROM:
      parseFromClause(p, node)
      return
    case K.WHERE:
      parseCondition(p, node, 'where')
      return
    case K.PREWHERE:
      node.clauses.push(parseExpressionClause(p, 1))
      return
    case K.START:
    case K.CONNECT:
      node.clauses.push(parseConnectBy(p))
      return
    case K.GROUP:
      node.groupBy = parseGroupBy(p)
      return
    case K.HAVING:
      parseCondition(p, node, 'having')
      return
    case K.WINDOW:
      parseNamedWindows(p, node.windows)
      return
    case K.QUALIFY:
      parseCondition(p, node, 'qualify')
      return
    default:
      node.clauses.push(parseSortClause(p))
  }
}

/** A second FROM or WHERE is a fault that was noted; it is kept beside the first. */
function parseFromClause(p: Parser, node: Select): void {
  const at = p.i
  p.advance()
  const from = p.g.from(p)
  if (node.from === null) node.from = from
  else
    node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'FROM', expressions: [p.opaque(at, 'clause')], calls: [] })
}

function parseCondition(p: Parser, node: Select, field: 'where' | 'having' | 'qualify'): void {
  if (node[field] !== null) node.clauses.push(parseExpressionClause(p, 1))
  else {
    p.advance()
    node[field] = p.g.expression(p)
  }
}

function parseExpressionClause(p: Parser, words: number): Clause {
  const at = p.i
  p.seek(at + words)
  const expressions = [p.g.expression(p)]
  return { kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions, calls: [] }
}

function parseConnectBy(p: Parser): Clause {
  return parseExpressionClause(p, p.isWord(p.i + 2, 'NOCYCLE') ? 3 : 2)
}

function parseSortClause(p: Parser): Clause {
  const at = p.i
  const expressions = parseOrderBy(p).map((item) => item.expression)
  return { kind: 'Clause', at, to: p.i, word: `${p.textOf(at).toUpperCase()} BY`, expressions, calls: [] }
}

function parseNamedWindows(p: Parser, windows: NamedWindow[]): void {
  do {
    p.advance()
    const at = p.i
    p.advance()
    p.expect(K.AS, 'AS')
    windows.push({ kind: 'NamedWindow', at, name: at, spec: parseWindow(p), to: p.i })
  } while (p.code === K.COMMA)
}

/** `INTO t`; variables and files (`INTO @a, @b`, `INTO OUTFILE 'x'`) are kept as a clause. */
function parseInto(p: Parser, node: Select): void {
  const at = p.i
  p.advance()
  if (p.code === K.PARAM || p.isWord(p.i, 'OUTFILE') || p.isWord(p.i, 'DUMPFILE')) {
    while (p.code === K.PARAM || p.code === K.COMMA || p.code === K.WORD || p.code === K.STRING) p.advance()
    node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'INTO', expressions: [], calls: [] })
    return
  }
  while (
    p.code === K.TEMPORARY ||
    p.code === K.TEMP ||
    p.code === K.UNLOGGED ||
    p.code === K.LOCAL ||
    p.code === K.GLOBAL
  )
    p.advance()
  p.accept(K.TABLE)
  node.into = parseTableName(p, 'a table')
  // Several targets are variables of a procedure.
  while (p.code === K.COMMA && p.isName(p.peek(1))) p.seek(p.i + 2)
}
