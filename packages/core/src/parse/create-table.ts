import { ROLE } from '../dialects/roles.ts'
import { K } from '../lex/codes.ts'
import type { CreateTable } from '../tree/define.ts'
import { parseTableElements } from './column-definition.ts'
import type { CreateHead } from './create-head.ts'
import { parseTableName } from './names.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { startsQuery } from './query-start.ts'
import { takeIfExists } from './skip.ts'

/** CREATE TABLE from its name on. */
export function parseCreateTable(p: Parser, head: CreateHead): Parsed {
  const ifNotExists = takeIfExists(p)
  const node: CreateTable = {
    kind: 'CreateTable',
    at: head.at,
    to: p.i,
    name: parseTableName(p, 'a table'),
    temporary: head.temporary,
    ifNotExists: takeIfExists(p) || ifNotExists,
    orReplace: head.orReplace,
    columns: [],
    constraints: [],
    as: null,
    like: null,
    clauses: [],
  }
  while (parsePart(p, node));
  node.to = p.i
  return { type: node.as === null ? 'create-table' : 'create-table-as', body: node }
}

function parsePart(p: Parser, node: CreateTable): boolean {
  switch (p.code) {
    case K.EOF:
    case K.SEMICOLON:
    case K.RPAREN:
      return false
    case K.LPAREN:
      return parseBrackets(p, node)
    case K.AS:
      if (node.as === null && (startsQuery(p, 1) || p.peek(1) === K.LPAREN || p.peek(1) === K.TEMPLATE)) {
        p.advance()
        node.as = p.g.query(p)
        return true
      }
      return parseAsTable(p, node)
    case K.SELECT:
      if (node.as !== null || p.has('bare-statements')) return false
      node.as = p.g.query(p)
      return true
    case K.LIKE:
    case K.CLONE:
    case K.COPY:
      p.advance()
      node.like = parseTableName(p, 'a table')
      return true
    case K.WITH:
      // A query in a table without AS (MySQL) may have a WITH of its own; every other one holds options.
      if (node.as === null && p.isName(p.peek(1)) && p.peek(2) === K.AS && p.peek(3) === K.LPAREN) {
        node.as = p.g.query(p)
        return true
      }
      return parseOption(p, node)
    default:
      return parseOption(p, node)
  }
}

function parseBrackets(p: Parser, node: CreateTable): boolean {
  if (startsQuery(p, 1) || p.peek(1) === K.LPAREN) {
    if (node.as !== null) return false
    node.as = p.g.query(p)
    return true
  }
  if (p.peek(1) === K.LIKE && p.codeAt(p.matchOf(p.i) - 1) !== K.RPAREN) {
    p.seek(p.i + 2)
    node.like = parseTableName(p, 'a table')
    while (p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.advance()
    return p.accept(K.RPAREN)
  }
  p.group(node, parseTableElements, K.RPAREN, '")" or ","')
  return true
}

/** `AS t`: a table as a query (`CREATE TABLE a AS b`). */
function parseAsTable(p: Parser, node: CreateTable): boolean {
  if (!p.isName(p.peek(1)) || node.like !== null) return parseOption(p, node)
  p.advance()
  node.like = parseTableName(p, 'a table')
  return true
}

/**
 * One option: words, then a value, a list or nothing. `ENGINE = InnoDB`, `PARTITIONED BY (day)`, `ON COMMIT DROP`.
 * Options are told apart from garbage by their form alone, since their words differ in each product.
 */
function parseOption(p: Parser, node: CreateTable): boolean {
  const at = p.i
  if (p.has('bare-statements') && p.startsLine(at) && p.hasRole(p.code, ROLE.STARTS_STATEMENT) && p.code !== K.WITH)
    return false
  p.accept(K.COMMA)
  if (p.code === K.PARTITION && p.peek(1) === K.OF) {
    p.seek(p.i + 2)
    node.like = parseTableName(p, 'a table')
    return true
  }
  if (!p.isAnyWord(p.code)) return false
  while (p.isAnyWord(p.code) && !startsPart(p, at)) p.advance()
  if (p.code === K.EQ) p.advance()
  if (p.code === K.LPAREN && p.i > at && !startsQuery(p, 1)) p.skipGroup() || p.advance()
  else while (isValue(p.code)) p.advance()
  node.clauses.push({ kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions: [], calls: [] })
  return true
}

function startsPart(p: Parser, at: number): boolean {
  if (p.i === at) return false
  if (p.code === K.AS) return startsQuery(p, 1) || p.peek(1) === K.LPAREN
  return p.code === K.SELECT || (p.code === K.LIKE && p.isName(p.peek(1)))
}

function isValue(code: number): boolean {
  return (
    code === K.NUMBER ||
    code === K.STRING ||
    code === K.DOT ||
    code === K.PARAM ||
    code === K.PERCENT ||
    code === K.DASH ||
    code === K.AT_SIGN ||
    code === K.EQ ||
    code === K.COLON
  )
}
