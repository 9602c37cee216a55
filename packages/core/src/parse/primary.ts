import { K } from '../lex/codes.ts'
import type { Exists, Expression, Literal, Subquery } from '../tree/expression.ts'
import { parseCall, startsCall } from './calls.ts'
import { parseCase } from './case.ts'
import { parseCast } from './casts.ts'
import { parseArray, parseRow, parseStruct } from './collections.ts'
import { parseInterval } from './interval.ts'
import { parseName } from './names.ts'
import { parameter, parseMarkedParameter, parseVariable } from './parameters.ts'
import { parseParenthesised } from './paren.ts'
import type { Parser } from './parser.ts'
import { emptyQuery, fillQuery, startsQuery } from './query-start.ts'
import { parseStarTail } from './star.ts'

/** A value without operators around it. Where none starts, a Missing and a problem. */
export function parsePrimary(p: Parser): Expression {
  const at = p.i
  switch (p.code) {
    case K.WORD:
    case K.QUOTED:
      return parseWord(p)
    case K.NUMBER:
      return literal(p, 'number')
    case K.STRING:
      return parseString(p)
    case K.LPAREN:
      return parseParenthesised(p)
    case K.STAR:
      p.advance()
      return parseStarTail(p, at, null)
    case K.PARAM:
      return parseVariable(p)
    case K.TEMPLATE:
      return p.peek(1) === K.DOT || startsCall(p) ? parseWord(p) : parameter(p, 1)
    case K.QUESTION:
      return parameter(p, p.peek(1) === K.NUMBER && p.touches(at + 1) ? 2 : 1)
    case K.COLON:
    case K.AT_SIGN:
    case K.PERCENT:
      return parseMarkedParameter(p)
    case K.LBRACKET:
      return p.has('bracket-array') ? parseArray(p, at) : parseKeyword(p)
    case K.LBRACE:
      return p.has('brace-struct') ? parseStruct(p, at) : parseKeyword(p)
    default:
      return parseKeyword(p)
  }
}

function parseKeyword(p: Parser): Expression {
  const at = p.i
  switch (p.code) {
    case K.NULL:
      return literal(p, 'null')
    case K.TRUE:
    case K.FALSE:
      return p.peek(1) === K.DOT || p.peek(1) === K.LPAREN ? parseWord(p) : literal(p, 'boolean')
    case K.DEFAULT:
      return startsCall(p) ? parseCall(p) : literal(p, 'default')
    case K.CASE:
      return parseCase(p)
    case K.CAST:
    case K.TRY_CAST:
    case K.SAFE_CAST:
    case K.CONVERT:
      return p.peek(1) === K.LPAREN ? parseCast(p) : parseWord(p)
    case K.EXISTS:
      return p.peek(1) === K.LPAREN ? parseExists(p) : parseWord(p)
    case K.INTERVAL:
      return parseInterval(p) ?? parseWord(p)
    case K.ARRAY:
      if (p.peek(1) === K.LBRACKET || (p.peek(1) === K.LPAREN && startsQuery(p, 2))) return parseArray(p, at)
      return parseWord(p)
    case K.ROW:
      return p.peek(1) === K.LPAREN ? parseRow(p) : parseWord(p)
    case K.STRUCT:
      return p.peek(1) === K.LPAREN && p.has('struct') ? parseStruct(p, at) : parseWord(p)
    case K.SELECT:
    case K.WITH:
    case K.TABLE:
      return parseBareQuery(p)
    case K.NEXT:
      return p.peek(1) === K.VALUE && p.peek(2) === K.FOR ? parseNextValue(p) : parseWord(p)
    case K.ANY:
    case K.ALL:
    case K.SOME:
      return p.peek(1) === K.LPAREN ? parseCall(p) : parseWord(p)
    default:
      return parseWord(p)
  }
}

/** A word: a column, a call, a typed literal, a value with a name of its own. */
function parseWord(p: Parser): Expression {
  const at = p.i
  if ((p.code === K.TIME || p.code === K.TIMESTAMP) && isZoned(p)) return parseTypedLiteral(p)
  if (startsCall(p)) return parseCall(p)
  if (p.peek(1) === K.STRING && isTypePrefix(p)) return parseTypedLiteral(p)
  if (p.peek(1) === K.LT && p.has('type-parameters')) {
    const typed = parseParameterisedType(p)
    if (typed !== null) return typed
  }
  if (isValueWord(p.code) && p.peek(1) !== K.DOT) return parseCall(p)
  const next = p.peek(1)
  if (!p.isName(p.code) && !(next === K.DOT && p.touches(at + 1) && p.isAnyWord(p.code))) {
    return p.missing('an expression')
  }
  const name = parseName(p)
  if (p.code === K.LPAREN && name.parts.length > 1) return parseCall(p, name)
  if (p.code === K.DOT && p.peek(1) === K.STAR) {
    p.seek(p.i + 2)
    return parseStarTail(p, at, name)
  }
  if (p.code === K.STRING && name.parts.length > 1 && p.dialect.lexing.operatorRuns) {
    p.seek(at)
    return parseTypedLiteral(p)
  }
  return name
}

/** Words that are values, never columns: `CURRENT_DATE`. */
function isValueWord(code: number): boolean {
  switch (code) {
    case K.CURRENT_DATE:
    case K.CURRENT_TIME:
    case K.CURRENT_TIMESTAMP:
    case K.CURRENT_USER:
    case K.CURRENT_ROLE:
    case K.CURRENT_CATALOG:
    case K.CURRENT_SCHEMA:
    case K.LOCALTIME:
    case K.LOCALTIMESTAMP:
    case K.SESSION_USER:
    case K.SYSTEM_USER:
      return true
    default:
      return false
  }
}

/** Types that may stand before a string: any name in PostgreSQL, the types of time and a few more elsewhere. */
function isTypePrefix(p: Parser): boolean {
  switch (p.code) {
    case K.DATE:
    case K.TIME:
    case K.TIMESTAMP:
    case K.DATETIME:
      return true
    case K.WORD:
      if (p.dialect.lexing.operatorRuns) return true
      return TYPE_PREFIXES.has(p.textOf(p.i).toUpperCase()) || p.textOf(p.i).startsWith('_')
    default:
      return false
  }
}

const TYPE_PREFIXES = new Set([
  'TIMESTAMPTZ',
  'NUMERIC',
  'BIGNUMERIC',
  'DECIMAL',
  'BIGDECIMAL',
  'JSON',
  'UUID',
  'BYTES',
  'IPADDRESS',
  'GEOMETRY',
  'BLOB',
  'TIMESTAMP_NTZ',
  'TIMESTAMP_LTZ',
  'DOUBLE',
  'REAL',
  'BOOLEAN',
  'BIGINT',
  'VARCHAR',
  'CHAR',
])

function isZoned(p: Parser): boolean {
  let i = p.i + 1
  if (p.codeAt(i) === K.LPAREN) i = p.matchOf(i) + 1
  if (i === 0) return false
  if (p.codeAt(i) === K.STRING) return i > p.i + 1
  return (
    (p.codeAt(i) === K.WITH || p.codeAt(i) === K.WITHOUT) && p.codeAt(i + 1) === K.TIME && p.codeAt(i + 3) === K.STRING
  )
}

function parseTypedLiteral(p: Parser): Expression {
  const at = p.i
  const type = p.g.typeName(p)
  const value = parsePrimary(p)
  return { kind: 'TypedLiteral', at, to: p.i, type, value }
}

/** `ARRAY<INT64>[1]`, `STRUCT<a INT64>(1)`: a type, then a value of it. Null and no move for a comparison. */
function parseParameterisedType(p: Parser): Expression | null {
  const at = p.i
  if (p.code !== K.ARRAY && p.code !== K.STRUCT && p.code !== K.RANGE && !p.isWord(at, 'MAP')) return null
  const type = p.g.typeName(p)
  const isValue = p.code === K.LBRACKET || p.code === K.LPAREN || p.code === K.STRING
  const value = isValue ? parsePrimary(p) : p.missing('a value')
  return { kind: 'TypedLiteral', at, to: p.i, type, value }
}

function literal(p: Parser, type: Literal['type']): Literal {
  const at = p.i
  p.advance()
  return { kind: 'Literal', at, to: p.i, type }
}

/** A string; strings side by side are one where the dialect says so, or in standard SQL with a line break between. */
function parseString(p: Parser): Literal {
  const node = literal(p, 'string')
  while (p.code === K.STRING && (p.has('adjacent-strings') || (!p.has('string-alias') && p.startsLine(p.i))))
    p.advance()
  if (p.isWord(p.i, 'UESCAPE')) p.seek(p.i + 2)
  node.to = p.i
  return node
}

function parseExists(p: Parser): Expression {
  const at = p.i
  if (!startsQuery(p, 2) && p.peek(2) !== K.LPAREN && p.peek(2) !== K.TEMPLATE) return parseCall(p)
  p.advance()
  const node: Exists = { kind: 'Exists', at, to: at, query: emptyQuery(p) }
  p.group(node, fillQuery, K.RPAREN, '")"')
  node.to = p.i
  return node
}

/** A query without brackets of its own, as in `ARRAY(SELECT ...)` or `f(SELECT ...)`. */
function parseBareQuery(p: Parser): Expression {
  const at = p.i
  const before = p.codeAt(at - 1)
  const isArgument = before === K.LPAREN || before === K.COMMA || before === K.FAT_ARROW
  if (!isArgument || !startsQuery(p)) return p.missing('an expression')
  const query = p.g.query(p)
  const node: Subquery = { kind: 'Subquery', at, to: p.i, query }
  return node
}

/** `NEXT VALUE FOR s`: a call of its own, the sequence is no column. */
function parseNextValue(p: Parser): Expression {
  const at = p.i
  p.seek(at + 3)
  const name = parseName(p)
  const value: Expression = { kind: 'Word', at: name.at, to: name.to }
  return {
    kind: 'Call',
    at,
    to: p.i,
    name: { kind: 'Name', at, to: at + 3, parts: [at] },
    args: [{ kind: 'Argument', at: name.at, to: name.to, name: -1, value }],
    distinct: false,
    orderBy: [],
    withinGroup: [],
    filter: null,
    over: null,
    options: [],
  }
}
