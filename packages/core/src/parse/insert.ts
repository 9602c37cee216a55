import { K } from '../lex/codes.ts'
import type { Clause, With } from '../tree/query.ts'
import type { TableRef } from '../tree/table.ts'
import type { Insert, OnConflict } from '../tree/write.ts'
import { isBareTableAlias } from './alias.ts'
import { parseAssignments } from './assignments.ts'
import { parseNameList, parseTableName, parseWordList } from './names.ts'
import { parseOrderItems } from './order-by.ts'
import type { Parser } from './parser.ts'
import { startsQuery } from './query-start.ts'
import { parseReturning, takeTop } from './returning.ts'

/** INSERT, INSERT OVERWRITE and REPLACE. */
export function parseInsert(p: Parser, withClause: With | null): Insert {
  const at = withClause?.at ?? p.i
  const replaces = takeHead(p)
  const node: Insert = {
    kind: 'Insert',
    at,
    to: p.i,
    with: withClause,
    target: parseTarget(p),
    columns: null,
    source: null,
    set: [],
    onConflict: null,
    returning: [],
    replaces,
    clauses: [],
  }
  parsePartition(p, node.clauses)
  if (p.code === K.LPAREN && !startsQuery(p, 1) && p.peek(1) !== K.LPAREN) node.columns = parseNameList(p)
  parsePartition(p, node.clauses)
  while (parseBeforeSource(p, node));
  parseSource(p, node)
  while (parseBehindSource(p, node));
  node.to = p.i
  return node
}

const HEAD_WORDS = new Set(['LOW_PRIORITY', 'HIGH_PRIORITY', 'DELAYED', 'IGNORE'])

/** Over everything before the table. True for what replaces rows: OVERWRITE, REPLACE. */
function takeHead(p: Parser): boolean {
  let replaces = p.code === K.REPLACE
  p.advance()
  for (;;) {
    if (p.code === K.OR) {
      replaces ||= p.peek(1) === K.REPLACE
      p.seek(p.i + 2)
    } else if (p.code === K.OVERWRITE && p.has('insert-overwrite')) {
      replaces = true
      p.advance()
      if (p.code === K.LOCAL) p.advance()
      p.accept(K.DIRECTORY)
    } else if (p.code === K.TOP) takeTop(p)
    else if (isHeadWord(p)) p.advance()
    else break
    if (p.code === K.EOF) break
  }
  p.accept(K.INTO)
  if (p.code === K.TABLE && p.has('insert-overwrite')) p.advance()
  return replaces
}

function isHeadWord(p: Parser): boolean {
  if (!p.isAnyWord(p.code) || !HEAD_WORDS.has(p.textOf(p.i).toUpperCase())) return false
  return p.peek(1) === K.INTO || p.isAnyWord(p.peek(1))
}

function parseTarget(p: Parser): TableRef {
  const at = p.i
  if (p.code === K.STRING) {
    p.advance()
    return { kind: 'TableRef', at, to: p.i, name: { kind: 'Name', at, to: p.i, parts: [at] }, alias: null, tail: [] }
  }
  const name = parseTableName(p, 'a table')
  const node: TableRef = { kind: 'TableRef', at, to: p.i, name, alias: null, tail: [] }
  const aliasAt = p.i
  // A bare alias is Oracle's; a word before a bracket or VALUES could be nothing else.
  if (p.accept(K.AS) || (isBareTableAlias(p) && !isSourceWord(p))) {
    const alias = p.i
    p.advance()
    node.alias = { kind: 'Alias', at: aliasAt, to: p.i, name: alias, columns: [] }
    node.to = p.i
  }
  return node
}

function isSourceWord(p: Parser): boolean {
  const { code } = p
  if (code === K.OVERRIDING || code === K.OUTPUT || code === K.EXEC || code === K.EXECUTE || code === K.IF) return true
  return (
    code === K.REPLACE ||
    code === K.FORMAT ||
    code === K.SETTINGS ||
    code === K.VALUE ||
    p.isWord(p.i, 'BY') ||
    code === K.BY
  )
}

/** `PARTITION (day = '2020-01-01', hour)`: the values are expressions. */
function parsePartition(p: Parser, clauses: Clause[]): void {
  if (p.code !== K.PARTITION || p.peek(1) !== K.LPAREN) return
  const clause: Clause = { kind: 'Clause', at: p.i, to: p.i, word: 'PARTITION', expressions: [], calls: [] }
  p.advance()
  p.group(clause, fillPartition, K.RPAREN, '")"')
  if (p.code === K.IF && p.peek(1) === K.NOT && p.peek(2) === K.EXISTS) p.seek(p.i + 3)
  clause.to = p.i
  clauses.push(clause)
}

function fillPartition(p: Parser, clause: Clause): void {
  do clause.expressions.push(p.g.expression(p))
  while (p.accept(K.COMMA))
}

function parseBeforeSource(p: Parser, node: Insert): boolean {
  const at = p.i
  if (p.code === K.OVERRIDING) p.seek(at + 3)
  else if (p.code === K.BY && (p.peek(1) === K.NAME || p.peek(1) === K.POSITION)) p.seek(at + 2)
  else if (p.code === K.IF && p.peek(1) === K.NOT && p.peek(2) === K.EXISTS) p.seek(at + 3)
  else if (p.code === K.REPLACE && p.peek(1) === K.WHERE) {
    p.seek(at + 2)
    const expressions = [p.g.expression(p)]
    node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'REPLACE WHERE', expressions, calls: [] })
    return true
  } else return p.code === K.OUTPUT && parseReturning(p, node)
  node.clauses.push({ kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions: [], calls: [] })
  return true
}

function parseSource(p: Parser, node: Insert): void {
  if (p.code === K.DEFAULT && p.peek(1) === K.VALUES) p.seek(p.i + 2)
  else if (p.code === K.SET && p.has('insert-set')) {
    p.advance()
    node.set = parseAssignments(p)
  } else if (p.code === K.VALUE && (p.peek(1) === K.LPAREN || p.peek(1) === K.ROW)) parseValueWord(p, node)
  else if (startsQuery(p) || p.code === K.LPAREN || p.code === K.VALUES || p.code === K.TEMPLATE)
    node.source = p.g.query(p)
  else if (p.code === K.EXEC || p.code === K.EXECUTE || (p.code === K.FORMAT && p.has('prewhere'))) {
    const at = p.i
    p.skipStatement()
    node.source = p.opaque(at, 'source of INSERT')
  } else node.source = p.missing('VALUES, SELECT or DEFAULT VALUES')
}

/** MySQL: `INSERT INTO t VALUE (1)`. */
function parseValueWord(p: Parser, node: Insert): void {
  const at = p.i
  p.advance()
  const query = p.g.expression(p)
  const row = query.kind === 'Paren' ? [query.expression] : query.kind === 'Row' ? query.items : [query]
  const values = {
    kind: 'Values' as const,
    at,
    to: p.i,
    rows: [{ kind: 'Row' as const, at: at + 1, to: p.i, items: row }],
  }
  node.source = {
    kind: 'Query',
    at,
    to: p.i,
    with: null,
    body: values,
    orderBy: [],
    limit: null,
    offset: null,
    clauses: [],
  }
}

function parseBehindSource(p: Parser, node: Insert): boolean {
  const at = p.i
  if (p.code === K.ON && p.peek(1) === K.CONFLICT && p.has('on-conflict')) {
    addConflict(node, parseOnConflict(p))
    return true
  }
  if (p.code === K.ON && p.peek(1) === K.DUPLICATE && p.has('on-duplicate-key')) {
    addConflict(node, parseOnDuplicateKey(p))
    return true
  }
  if (p.code === K.AS && node.onConflict === null && p.has('on-duplicate-key') && p.isAnyWord(p.peek(1))) {
    // MySQL: VALUES (...) AS new (a, b) ON DUPLICATE KEY UPDATE x = new.a
    p.seek(at + 2)
    if (p.code === K.LPAREN) parseWordList(p)
    node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'AS', expressions: [], calls: [] })
    return true
  }
  return node.returning.length === 0 && parseReturning(p, node)
}

/** SQLite allows several: what they set counts together. */
function addConflict(node: Insert, next: OnConflict): void {
  const before = node.onConflict
  node.onConflict =
    before === null
      ? next
      : { ...before, to: next.to, set: [...before.set, ...next.set], where: before.where ?? next.where }
}

function parseOnConflict(p: Parser): OnConflict {
  const node: OnConflict = { kind: 'OnConflict', at: p.i, to: p.i, target: [], targetWhere: null, set: [], where: null }
  p.seek(p.i + 2)
  if (p.code === K.ON && p.peek(1) === K.CONSTRAINT) p.seek(p.i + 3)
  else if (p.code === K.LPAREN) p.group(node, fillConflictTarget, K.RPAREN, '")"')
  if (p.accept(K.WHERE)) node.targetWhere = p.g.expression(p)
  p.expect(K.DO, 'DO')
  if (p.accept(K.UPDATE)) {
    p.expect(K.SET, 'SET')
    node.set = parseAssignments(p)
    if (p.accept(K.WHERE)) node.where = p.g.expression(p)
  } else p.expect(K.NOTHING, 'UPDATE or NOTHING')
  node.to = p.i
  return node
}

function fillConflictTarget(p: Parser, node: OnConflict): void {
  node.target = parseOrderItems(p).map((item) => item.expression)
}

function parseOnDuplicateKey(p: Parser): OnConflict {
  const at = p.i
  p.seek(p.i + 2)
  p.expect(K.KEY, 'KEY')
  p.expect(K.UPDATE, 'UPDATE')
  p.accept(K.SET)
  const set = parseAssignments(p)
  return { kind: 'OnConflict', at, to: p.i, target: [], targetWhere: null, set, where: null }
}
