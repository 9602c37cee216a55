import { K } from '../lex/codes.ts'
import type { Expression } from '../tree/expression.ts'
import type { From, Join, Table } from '../tree/table.ts'
import { parseCall } from './calls.ts'
import { parseName, parseWordList } from './names.ts'
import type { Parser } from './parser.ts'

/** The list behind FROM, UPDATE or USING: a table, then joins in order; a comma is a join too. */
export function parseFrom(p: Parser): From {
  const at = p.i
  const first = p.g.table(p)
  const joins: Join[] = []
  for (;;) {
    const before = p.i
    if (!parseJoin(p, joins) || p.i === before) break
  }
  return { kind: 'From', at, to: p.i, first, joins }
}

type JoinType = Join['type']

interface Head {
  type: JoinType
  natural: boolean
  to: number
}

function parseJoin(p: Parser, joins: Join[]): boolean {
  const at = p.i
  if (p.code === K.COMMA) {
    p.advance()
    if (p.code === K.LATERAL && isView(p)) return parseLateralView(p, joins, at)
    joins.push(finishJoin(p, { type: 'comma', natural: false, to: p.i }, at))
    return true
  }
  if (p.code === K.LATERAL && isView(p)) return parseLateralView(p, joins, at)
  if (p.code === K.ON && joins.some((join) => join.on === null && takesCondition(join))) {
    nestJoins(p, joins)
    return true
  }
  const head = readHead(p)
  if (head === null) return isArrayJoin(p) ? parseArrayJoin(p, joins) : false
  p.seek(head.to)
  joins.push(finishJoin(p, head, at))
  return true
}

function finishJoin(p: Parser, head: Head, at: number): Join {
  const table = p.g.table(p)
  const join: Join = { kind: 'Join', at, to: p.i, type: head.type, natural: head.natural, table, on: null, using: null }
  if (head.type !== 'comma') parseCondition(p, join)
  join.to = p.i
  return join
}

function parseCondition(p: Parser, join: Join): void {
  if (p.isWord(p.i, 'MATCH_CONDITION') && p.peek(1) === K.LPAREN) {
    p.advance()
    join.on = p.g.expression(p)
  }
  if (p.code === K.ON && (p.peek(1) === K.CONFLICT || p.peek(1) === K.DUPLICATE)) return
  if (p.accept(K.ON)) join.on = both(p, join.on, p.g.expression(p))
  else if (p.code === K.USING && p.peek(1) === K.LPAREN) {
    p.advance()
    join.using = parseWordList(p)
    // PostgreSQL: USING (a) AS both.
    if (p.code === K.AS && p.isAnyWord(p.peek(1))) p.seek(p.i + 2)
  } else if (p.code === K.USING && p.isName(p.peek(1))) {
    join.using = []
    do {
      p.advance()
      join.using.push(p.i)
      p.advance()
    } while (p.code === K.COMMA && p.isName(p.peek(1)))
  }
}

function both(p: Parser, first: Expression | null, second: Expression): Expression {
  if (first === null) return second
  return { kind: 'Binary', at: first.at, to: p.i, op: 'AND', left: first, right: second }
}

function takesCondition(join: Join): boolean {
  return join.using === null && !join.natural && join.type !== 'comma' && join.type !== 'cross' && join.type !== 'apply'
}

/** `a JOIN b JOIN c ON x ON y`: the second condition belongs to the outer join, whose table is `b JOIN c ON x`. */
function nestJoins(p: Parser, joins: Join[]): void {
  let k = joins.length - 1
  while (k > 0 && !isWaiting(joins[k])) k--
  const outer = joins[k]
  if (!outer) return
  const inner = joins.splice(k + 1)
  const { table } = outer
  const tables: From = { kind: 'From', at: table.at, to: p.i, first: table, joins: inner }
  const group: Table = { kind: 'JoinGroup', at: table.at, to: p.i, tables, alias: null }
  outer.table = inner.length > 0 ? group : table
  p.advance()
  outer.on = p.g.expression(p)
  outer.to = p.i
}

function isWaiting(join: Join | undefined): boolean {
  return join !== undefined && join.on === null && takesCondition(join)
}

const HEAD_MAX = 6

/** The words of a join up to JOIN or APPLY, or null. They are few, so the look-ahead is bounded. */
function readHead(p: Parser): Head | null {
  let type: JoinType = 'inner'
  let natural = false
  for (let i = p.i; i < p.i + HEAD_MAX; i++) {
    const code = p.codeAt(i)
    if (code === K.JOIN) return { type, natural, to: skipJoinHint(p, i + 1) }
    if (code === K.STRAIGHT_JOIN) return p.has('straight-join') ? { type, natural, to: i + 1 } : null
    if (code === K.APPLY) return applyHead(p, i)
    const said = typeOfWord(p, code)
    if (said !== null) type = type === 'asof' && said === 'left' ? type : said
    else if (code === K.NATURAL) natural = true
    else if (!isFiller(p, i)) return null
  }
  return null
}

function applyHead(p: Parser, index: number): Head | null {
  if (!p.has('apply') || index === p.i) return null
  const before = p.codeAt(index - 1)
  if (before === K.CROSS) return { type: 'apply', natural: false, to: index + 1 }
  return before === K.OUTER ? { type: 'outer-apply', natural: false, to: index + 1 } : null
}

function typeOfWord(p: Parser, code: number): JoinType | null {
  switch (code) {
    case K.LEFT:
      return 'left'
    case K.RIGHT:
      return 'right'
    case K.FULL:
      return 'full'
    case K.CROSS:
      return 'cross'
    case K.SEMI:
      return p.has('semi-join') ? 'semi' : null
    case K.ANTI:
      return p.has('semi-join') ? 'anti' : null
    case K.ASOF:
      return p.has('asof-join') ? 'asof' : null
    default:
      return null
  }
}

/** Words of a join that do not tell its type. */
function isFiller(p: Parser, index: number): boolean {
  const code = p.codeAt(index)
  if (code === K.INNER || code === K.OUTER || code === K.POSITIONAL) return true
  if (code === K.GLOBAL || code === K.ANY || code === K.ALL) return p.has('array-join')
  return isHintWord(p, index)
}

/** T-SQL and others name the algorithm: INNER HASH JOIN. */
function isHintWord(p: Parser, index: number): boolean {
  if (!p.has('table-hints') || p.codeAt(index + 1) !== K.JOIN || index === p.i) return false
  return p.codeAt(index) === K.MERGE || ['HASH', 'LOOP', 'REMOTE', 'DIRECTED'].some((word) => p.isWord(index, word))
}

/** `JOIN [shuffle] t`, `JOIN /*+ hint *\/ t`: nothing to read, hints in comments are trivia. */
function skipJoinHint(p: Parser, index: number): number {
  return p.codeAt(index) === K.LBRACKET && p.matchOf(index) > 0 && p.has('table-hints') ? p.matchOf(index) + 1 : index
}

function isView(p: Parser): boolean {
  return p.peek(1) === K.VIEW && p.has('lateral-view')
}

/** `LATERAL VIEW [OUTER] explode(x) t AS a, b`: a join with the rows of a call. */
function parseLateralView(p: Parser, joins: Join[], at: number): boolean {
  p.seek(p.i + 2)
  const isOuter = p.accept(K.OUTER)
  const tableAt = p.i
  if (!p.isAnyWord(p.code)) {
    p.noteExpected('a function')
    return false
  }
  const call = parseCall(p, parseName(p))
  const aliasAt = p.i
  const name = p.code !== K.AS && p.isName(p.code) ? p.i : -1
  if (name >= 0) p.advance()
  const columns = p.accept(K.AS) ? parseColumns(p) : []
  const alias = p.i > aliasAt ? { kind: 'Alias' as const, at: aliasAt, to: p.i, name, columns } : null
  const table: Table = {
    kind: 'TableFunction',
    at: tableAt,
    to: p.i,
    lateral: true,
    calls: [call],
    ordinality: false,
    ordinalityAlias: -1,
    alias,
    tail: [],
  }
  const type = isOuter ? 'left' : 'cross'
  joins.push({ kind: 'Join', at, to: p.i, type, natural: false, table, on: null, using: null })
  return true
}

function parseColumns(p: Parser): number[] {
  if (p.code === K.LPAREN) return parseWordList(p)
  const columns: number[] = []
  while (p.isName(p.code)) {
    columns.push(p.i)
    p.advance()
    if (p.code !== K.COMMA || !p.isName(p.peek(1))) break
    p.advance()
  }
  return columns
}

function isArrayJoin(p: Parser): boolean {
  if (!p.has('array-join')) return false
  return (
    (p.code === K.ARRAY && p.peek(1) === K.JOIN) || (p.code === K.LEFT && p.peek(1) === K.ARRAY && p.peek(2) === K.JOIN)
  )
}

/** `ARRAY JOIN a AS x, b AS y`: each array is a table function of one column, written without its call. */
function parseArrayJoin(p: Parser, joins: Join[]): boolean {
  const at = p.i
  const type = p.code === K.LEFT ? 'left' : 'cross'
  p.seek(p.i + (p.code === K.LEFT ? 3 : 2))
  const tableAt = p.i
  skipArrayList(p)
  const table: Table = p.opaque(tableAt, 'table')
  joins.push({ kind: 'Join', at, to: p.i, type, natural: false, table, on: null, using: null })
  return true
}

function skipArrayList(p: Parser): void {
  do {
    p.g.expression(p)
    if (p.accept(K.AS)) p.advance()
  } while (p.accept(K.COMMA))
}
