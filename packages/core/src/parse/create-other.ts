import { K } from '../lex/codes.ts'
import type { CreateOther } from '../tree/define.ts'
import type { Clause } from '../tree/query.ts'
import type { Block } from '../tree/statement.ts'
import { isStatementKind } from '../tree/statement-kind.ts'
import { parseStatements, startsBody } from './blocks.ts'
import type { CreateHead } from './create-head.ts'
import { parseName, parseTableName } from './names.ts'
import { parseOrderItems } from './order-by.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { restAsClause, skipRoutine, takeIfExists } from './skip.ts'

/** CREATE of what is neither a table nor a view. */
export function parseCreateOther(p: Parser, head: CreateHead): Parsed {
  const object = takeObject(p)
  const node: CreateOther = {
    kind: 'CreateOther',
    at: head.at,
    to: p.i,
    object,
    name: null,
    table: null,
    clauses: [],
    body: null,
    rest: null,
  }
  if (object === '') p.noteExpected('the kind of object')
  if (object === 'index') parseIndex(p, node)
  else {
    takeIfExists(p)
    if (p.isAnyWord(p.code)) node.name = parseName(p)
    else if (p.code === K.STRING) p.advance()
    if (object === 'trigger') parseTrigger(p, node)
    else if (isRoutine(object)) parseRoutine(p, node)
    else restAsClause(p, node.clauses)
  }
  node.to = p.i
  const type = `create-${object}`
  return { type: isStatementKind(type) ? type : 'create-other', body: node }
}

/** Kinds of two words. */
const PAIRS: Readonly<Record<string, string>> = {
  ROW: 'ACCESS',
  MASKING: 'POLICY',
  FILE: 'FORMAT',
  OPERATOR: 'CLASS',
  TEXT: 'SEARCH',
  USER: 'MAPPING',
  ACCESS: 'METHOD',
  RESOURCE: 'GROUP',
  EXTERNAL: 'TABLE',
}

/** The kind of object in lower case, words joined by dashes; empty where none stands. */
export function takeObject(p: Parser): string {
  if (!p.isAnyWord(p.code) || p.code === K.QUOTED) return ''
  const word = p.textOf(p.i).toUpperCase()
  p.advance()
  if (word === 'MATERIALIZED' && p.accept(K.VIEW)) return 'materialized-view'
  const second = Object.hasOwn(PAIRS, word) ? PAIRS[word] : undefined
  if (second === undefined || !p.acceptWord(second)) return word.toLowerCase()
  return `${word}-${second}`.toLowerCase()
}

function isRoutine(object: string): boolean {
  return (
    object === 'function' || object === 'procedure' || object === 'proc' || object === 'package' || object === 'macro'
  )
}

/** A routine: its head with its tokens, its body as statements; a body in a string is not read. */
function parseRoutine(p: Parser, node: CreateOther): void {
  const at = p.i
  if (!skipToBody(p)) {
    p.seek(at)
    skipRoutine(p)
    if (p.i === at) return
    if (hasBody(p, at)) node.rest = p.opaque(at, 'routine')
    else node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'ROUTINE', expressions: [], calls: [] })
    return
  }
  if (p.i > at) node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'ROUTINE', expressions: [], calls: [] })
  node.body = parseBody(p)
}

/** To the first statement of the body: behind AS or IS, or where a block or a statement starts by itself. */
function skipToBody(p: Parser): boolean {
  while (p.code !== K.EOF && p.code !== K.SEMICOLON) {
    const isLead = p.code === K.AS || p.code === K.IS
    if (isLead && startsBody(p, p.i + 1)) {
      p.advance()
      return true
    }
    if (p.code === K.BEGIN || p.code === K.SELECT || p.code === K.INSERT || p.code === K.DELETE || p.code === K.MERGE)
      return true
    if ((p.code === K.SET && p.peek(2) === K.EQ) || (p.code === K.UPDATE && p.isName(p.peek(1)))) return true
    p.skipOne()
  }
  return false
}

/** One block or statement; declarations may stand before the block (Oracle), further statements behind it (T-SQL). */
function parseBody(p: Parser): Block {
  const node: Block = { kind: 'Block', at: p.i, to: p.i, word: 'ROUTINE', conditions: [], statements: [] }
  if (!p.enter()) return node
  const isSingle = p.code !== K.DECLARE && !p.has('bare-statements')
  if (isSingle) node.statements.push(p.g.statement(p))
  else parseStatements(p, node.statements)
  p.leave()
  node.to = p.i
  return node
}

/** A routine may be declared without its body. */
function hasBody(p: Parser, at: number): boolean {
  for (let i = at; i < p.i; i++) {
    const code = p.codeAt(i)
    if (code === K.AS || code === K.BEGIN || code === K.RETURN || code === K.SELECT) return true
    if (p.matchOf(i) > i) i = p.matchOf(i)
  }
  return false
}

/** `[CONCURRENTLY] [IF NOT EXISTS] name ON t USING gin (a, lower(b)) INCLUDE (c) WHERE d`. */
function parseIndex(p: Parser, node: CreateOther): void {
  if (p.code === K.CONCURRENTLY) p.advance()
  takeIfExists(p)
  if (p.code !== K.ON && p.isAnyWord(p.code)) node.name = parseName(p)
  if (p.code === K.USING) p.seek(p.i + 2)
  if (!p.accept(K.ON)) {
    restAsClause(p, node.clauses)
    return
  }
  p.accept(K.ONLY)
  node.table = parseTableName(p, 'a table')
  if (p.code === K.USING) p.seek(p.i + 2)
  if (p.code === K.LPAREN) node.clauses.push(parseColumns(p, 'COLUMNS'))
  if (p.code === K.INCLUDE && p.peek(1) === K.LPAREN) {
    p.advance()
    node.clauses.push(parseColumns(p, 'INCLUDE'))
  }
  while (p.code !== K.WHERE && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
  if (p.code === K.WHERE) {
    const at = p.i
    p.advance()
    const expressions = [p.g.expression(p)]
    node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'WHERE', expressions, calls: [] })
  }
  restAsClause(p, node.clauses)
}

function parseColumns(p: Parser, word: string): Clause {
  const node: Clause = { kind: 'Clause', at: p.i, to: p.i, word, expressions: [], calls: [] }
  p.group(node, fillColumns, K.RPAREN, '")"')
  node.to = p.i
  return node
}

/** Columns or expressions, each with words of its own: an operator class, ASC, NULLS LAST. */
function fillColumns(p: Parser, node: Clause): void {
  do {
    node.expressions.push(...parseOrderItems(p).map((item) => item.expression))
    while (p.code !== K.COMMA && p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
  } while (p.accept(K.COMMA))
}

/** The table of a trigger, and its body as that of a routine. */
function parseTrigger(p: Parser, node: CreateOther): void {
  while (p.code !== K.ON && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
  if (p.accept(K.ON) && p.isName(p.code)) node.table = parseName(p)
  const at = p.i
  if (skipToBody(p)) {
    if (p.i > at) node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'TRIGGER', expressions: [], calls: [] })
    node.body = parseBody(p)
  } else if (p.i > at) node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'TRIGGER', expressions: [], calls: [] })
}
