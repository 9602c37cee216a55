import { K } from '../lex/codes.ts'
import type { Call } from '../tree/expression.ts'
import type { Name } from '../tree/node.ts'
import { fillArguments, parseArgument, takeWords, toArgument } from './arguments.ts'
import type { Parser } from './parser.ts'
import { isUnit } from './types.ts'

type Fill = (p: Parser, call: Call) => void

/**
 * How the arguments of a function with grammar of its own are read, by its name; undefined for ordinary ones.
 * A loose rule for all ("FROM, FOR, IN continue an argument") would read `POSITION(a IN b)` as a predicate.
 */
export function callGrammar(p: Parser, name: Name): Fill | undefined {
  if (name.parts.length !== 1) return undefined
  const text = p.textOf(name.at).toUpperCase()
  const fill = GRAMMAR.get(text) ?? (p.has('bare-units') ? UNIT_GRAMMAR.get(text) : undefined)
  if (fill) return fill
  return /^(?:JSON_|XML)/.test(text) ? fillJson : undefined
}

function fillExtract(p: Parser, call: Call): void {
  const partner = p.matchOf(p.i + 1)
  if (p.isAnyWord(p.code) && (p.peek(1) === K.FROM || (p.peek(1) === K.LPAREN && partner > p.i))) {
    call.args.push(takeWords(p, p.peek(1) === K.FROM ? p.i + 1 : partner + 1))
  } else call.args.push(parseArgument(p))
  if (p.accept(K.FROM)) call.args.push(parseArgument(p))
  else if (p.accept(K.COMMA)) fillArguments(p, call)
  else p.noteExpected('FROM')
}

function fillTrim(p: Parser, call: Call): void {
  if (p.code === K.LEADING || p.code === K.TRAILING || p.code === K.BOTH) call.args.push(takeWords(p, p.i + 1))
  if (p.code !== K.FROM) call.args.push(parseArgument(p))
  if (p.accept(K.FROM)) call.args.push(parseArgument(p))
  if (p.accept(K.COMMA)) fillArguments(p, call)
  // TRIM(x COLLATE y) and TRIM(x) need nothing more.
}

/** `SUBSTRING(x FROM 1 FOR 2)`, `OVERLAY(x PLACING y FROM 1 FOR 2)`, and the same with commas. */
function fillSubstring(p: Parser, call: Call): void {
  if (p.code === K.RPAREN) return
  const min = (p.dialect.precedence[K.SIMILAR] ?? p.dialect.notPrecedence) + 1
  call.args.push(p.isWord(p.i, 'SIMILAR') ? parseArgument(p) : toArgument(p.g.operand(p, min)))
  for (;;) {
    if (p.code === K.SIMILAR) p.advance()
    else if (p.code !== K.FROM && p.code !== K.FOR && p.code !== K.COMMA && p.code !== K.PLACING && p.code !== K.ESCAPE)
      return
    p.advance()
    call.args.push(p.code === K.USING ? parseArgument(p) : toArgument(p.g.operand(p, min)))
    if (p.code === K.USING) p.seek(p.i + 2)
  }
}

function fillPosition(p: Parser, call: Call): void {
  const needle = p.g.operand(p, (p.dialect.precedence[K.IN] ?? 0) + 1)
  call.args.push(toArgument(needle))
  if (p.accept(K.IN)) call.args.push(parseArgument(p))
  else if (p.accept(K.COMMA)) fillArguments(p, call)
}

/** `CONVERT(x, type)`, `CONVERT(x USING charset)` and `CONVERT(type, x, style)`. */
function fillConvert(p: Parser, call: Call): void {
  const isTypeFirst = isTypeWord(p) && (p.peek(1) === K.COMMA || (p.peek(1) === K.LPAREN && isCommaBehind(p)))
  if (isTypeFirst) {
    const type = p.g.typeName(p)
    call.args.push({
      kind: 'Argument',
      at: type.at,
      to: type.to,
      name: -1,
      value: { kind: 'Word', at: type.at, to: type.to },
    })
    if (p.accept(K.COMMA)) fillArguments(p, call)
    return
  }
  call.args.push(parseArgument(p))
  if (p.accept(K.USING)) {
    call.args.push(takeWords(p, p.i + 1))
    return
  }
  if (!p.accept(K.COMMA)) return
  const type = p.g.typeName(p)
  call.args.push({
    kind: 'Argument',
    at: type.at,
    to: type.to,
    name: -1,
    value: { kind: 'Word', at: type.at, to: type.to },
  })
  if (p.accept(K.COMMA)) fillArguments(p, call)
}

const TYPE_WORDS = new Set(
  (
    'BIGINT BIT CHAR DATE DATETIME DATETIME2 DATETIMEOFFSET DECIMAL FLOAT INT INTEGER MONEY NCHAR NUMERIC NVARCHAR REAL ' +
    'SMALLDATETIME SMALLINT TIME TINYINT UNIQUEIDENTIFIER VARBINARY VARCHAR XML'
  ).split(' '),
)

function isTypeWord(p: Parser): boolean {
  return p.isAnyWord(p.code) && TYPE_WORDS.has(p.textOf(p.i).toUpperCase())
}

function isCommaBehind(p: Parser): boolean {
  return (
    p.codeAt(p.matchOf(p.i + 1) + 1) === K.COMMA &&
    p.peek(2) !== K.RPAREN &&
    (p.peek(2) === K.NUMBER || p.isWord(p.i + 2, 'MAX'))
  )
}

/** `DATEDIFF(day, a, b)`: the first argument is a unit, abbreviated or not. */
function fillUnitFirst(p: Parser, call: Call): void {
  if (isUnit(p, p.i) && p.peek(1) === K.COMMA) {
    call.args.push(takeWords(p, p.i + 1))
    p.advance()
  }
  fillArguments(p, call)
}

/** `DATE_TRUNC(x, MONTH)`, `DATE_DIFF(a, b, DAY)`, `DATE_TRUNC(d, WEEK(MONDAY))`: a unit by its full name, anywhere. */
function fillUnitAnywhere(p: Parser, call: Call): void {
  while (p.code !== K.RPAREN && p.code !== K.EOF) {
    const end = isFullUnit(p) ? unitEnd(p) : -1
    if (end >= 0) call.args.push(takeWords(p, end))
    else call.args.push(parseArgument(p))
    if (!p.accept(K.COMMA)) return
  }
}

const SHORT_MAX = 2

/** Short units and those that are also types are more likely columns: `DATE_TRUNC('month', date)`. */
function isFullUnit(p: Parser): boolean {
  const length = p.end(p.i) - p.start(p.i)
  return length > SHORT_MAX && p.code !== K.DATE && p.code !== K.TIME && isUnit(p, p.i)
}

/** The token behind a unit that fills its argument, else -1. */
function unitEnd(p: Parser): number {
  const next = p.peek(1)
  if (next === K.COMMA || next === K.RPAREN) return p.i + 1
  return next === K.LPAREN && p.code === K.WEEK && p.peek(3) === K.RPAREN ? p.i + 4 : -1
}

/** `CEIL(x TO DAY)`. */
function fillRounded(p: Parser, call: Call): void {
  fillArguments(p, call)
  if (p.accept(K.TO)) call.args.push(takeWords(p, p.i + 1))
}

/** `XMLELEMENT(NAME x, ...)`: the name is no column. */
function fillJson(p: Parser, call: Call): void {
  if ((p.code === K.NAME || p.isWord(p.i, 'DOCUMENT') || p.isWord(p.i, 'CONTENT')) && p.isAnyWord(p.peek(1))) {
    const isName = p.code === K.NAME
    call.args.push(takeWords(p, p.i + (isName ? 2 : 1)))
    if (isName && !p.accept(K.COMMA)) return
  }
  if (p.code === K.DISTINCT) {
    fillArguments(p, call)
    return
  }
  while (p.code !== K.RPAREN && p.code !== K.EOF) {
    const at = p.i
    if (p.code === K.KEY && p.peek(1) !== K.VALUE && p.peek(1) !== K.COMMA && p.peek(1) !== K.COLON) p.advance()
    if (!startsJsonClause(p)) call.args.push(parseArgument(p))
    if (p.accept(K.COLON) || p.accept(K.VALUE)) call.args.push(parseArgument(p))
    takeJsonClauses(p, call)
    if (!p.accept(K.COMMA) || p.i === at) return
  }
}

const JSON_CLAUSES = new Set([
  'RETURNING',
  'ABSENT',
  'FORMAT',
  'PASSING',
  'COLUMNS',
  'ERROR',
  'EMPTY',
  'WITH',
  'WITHOUT',
  'STRICT',
  'KEEP',
  'OMIT',
  'NULL',
  'DEFAULT',
  'ORDER',
  'NO',
  'VERSION',
  'STANDALONE',
  'UNCONDITIONAL',
  'CONDITIONAL',
  'TRUE',
  'FALSE',
  'UNKNOWN',
  'INDENT',
  'ON',
])

function startsJsonClause(p: Parser): boolean {
  if (!p.isAnyWord(p.code) || !JSON_CLAUSES.has(p.textOf(p.i).toUpperCase())) return false
  if (p.code === K.COLUMNS) return p.peek(1) === K.LPAREN
  const next = p.peek(1)
  return next !== K.COMMA && next !== K.RPAREN && next !== K.COLON && next !== K.DOT && next !== K.LPAREN
}

/** NULL ON NULL, RETURNING type, FORMAT JSON, COLUMNS (...): kept with their tokens; PASSING and DEFAULT hold values. */
function takeJsonClauses(p: Parser, call: Call): void {
  while (startsJsonClause(p)) {
    const at = p.i
    if (p.isWord(at, 'PASSING')) {
      p.advance()
      if (p.isWord(p.i, 'BY')) p.seek(p.i + 2)
      do call.args.push(parseArgument(p))
      while (p.accept(K.COMMA))
      continue
    }
    if (p.code === K.ORDER) {
      fillArguments(p, call)
      continue
    }
    if (p.isWord(at, 'RETURNING')) {
      p.advance()
      p.g.typeName(p)
    } else if (p.code === K.DEFAULT) {
      p.advance()
      call.args.push(parseArgument(p))
      continue
    } else skipClause(p)
    call.options.push(p.kept(at, 'call'))
  }
}

function skipClause(p: Parser): void {
  if (p.code === K.COLUMNS) p.advance()
  do p.skipOne()
  while (
    p.code !== K.RPAREN &&
    p.code !== K.COMMA &&
    p.code !== K.EOF &&
    p.code !== K.SEMICOLON &&
    !startsJsonClause(p)
  )
}

const UNIT_FIRST =
  'DATEADD DATEDIFF DATEDIFF_BIG DATENAME DATEPART DATETRUNC DATE_BUCKET DATE_PART TIMEADD TIMESTAMPADD TIMESTAMPDIFF'

const UNIT_ANYWHERE =
  'DATETIME_ADD DATETIME_DIFF DATETIME_SUB DATETIME_TRUNC DATE_ADD DATE_DIFF DATE_SUB DATE_TRUNC GENERATE_DATE_ARRAY LAST_DAY ' +
  'TIMEDIFF TIMESTAMP_ADD TIMESTAMP_DIFF TIMESTAMP_SUB TIMESTAMP_TRUNC TIME_ADD TIME_DIFF TIME_SLICE TIME_SUB TIME_TRUNC TRUNC'

const GRAMMAR: ReadonlyMap<string, Fill> = new Map<string, Fill>([
  ['EXTRACT', fillExtract],
  ['TRIM', fillTrim],
  ['SUBSTRING', fillSubstring],
  ['SUBSTR', fillSubstring],
  ['OVERLAY', fillSubstring],
  ['POSITION', fillPosition],
  ['CONVERT', fillConvert],
  ['TRY_CONVERT', fillConvert],
  ['CEIL', fillRounded],
  ['CEILING', fillRounded],
  ['FLOOR', fillRounded],
])

const UNIT_GRAMMAR: ReadonlyMap<string, Fill> = new Map<string, Fill>([
  ...UNIT_FIRST.split(' ').map((name): [string, Fill] => [name, fillUnitFirst]),
  ...UNIT_ANYWHERE.split(' ').map((name): [string, Fill] => [name, fillUnitAnywhere]),
])
