import { K } from '../lex/codes.ts'
import type { TypeName } from '../tree/node.ts'
import { parseName } from './names.ts'
import type { Parser } from './parser.ts'

// Words that go on with a type behind its first word and its arguments.
const MORE_WORDS = new Set([
  'PRECISION',
  'VARYING',
  'UNSIGNED',
  'SIGNED',
  'ZEROFILL',
  'LARGE',
  'OBJECT',
  'RAW',
  'VARCHAR',
  'INTEGER',
  'INT',
  'CHAR',
])

/** A type as written, or nothing and a problem. Its arguments are no expressions; brackets are jumped over. */
export function parseType(p: Parser): TypeName {
  const at = p.i
  if (p.isWord(p.i, 'SETOF')) p.advance()
  if (!isTypeWord(p)) {
    p.noteExpected('a type')
    return { kind: 'TypeName', at, to: p.i }
  }
  parseName(p)
  for (;;) {
    if (p.code === K.LPAREN) p.skipGroup() || p.advance()
    else if (p.code === K.LT && p.has('type-parameters')) {
      skipAngles(p)
      // `ARRAY<INT64>[1, 2]` is a value of the type, not a longer type.
      break
    } else if (p.code === K.LBRACKET) {
      if (!p.skipGroup()) break
    } else if (p.code === K.ARRAY) p.advance()
    else if (p.code === K.PERCENT && p.isWord(p.i + 1, 'TYPE')) p.seek(p.i + 2)
    else if (!skipTypeWord(p, at)) break
  }
  return { kind: 'TypeName', at, to: p.i }
}

/** Reserved words are no types, but for those that take a list (`SET('a', 'b')`) and MySQL's BINARY. */
function isTypeWord(p: Parser): boolean {
  if (p.isName(p.code)) return true
  return p.isAnyWord(p.code) && (p.peek(1) === K.LPAREN || p.code === K.BINARY || p.code === K.INTERVAL)
}

function skipTypeWord(p: Parser, at: number): boolean {
  const { code } = p
  if ((code === K.WITH || code === K.WITHOUT) && isTimeZone(p, p.i + 1)) {
    p.seek(p.i + (p.codeAt(p.i + 1) === K.LOCAL ? 4 : 3))
    return true
  }
  // CHARACTER SET and the fields of an interval.
  if (code === K.CHARACTER && p.peek(1) === K.SET) {
    p.seek(p.i + 3)
    return true
  }
  if (p.codeAt(at) === K.INTERVAL && skipIntervalFields(p)) return true
  if (code !== K.WORD || !MORE_WORDS.has(p.textOf(p.i).toUpperCase())) return false
  if (p.codeAt(p.i - 1) !== K.RPAREN && !isTypePrefix(p, p.i - 1)) return false
  p.advance()
  return true
}

/** Words that a second word may follow: `double precision`, `character varying`, `long raw`, `bigint unsigned`. */
function isTypePrefix(p: Parser, index: number): boolean {
  const code = p.codeAt(index)
  return code === K.WORD || code === K.CHARACTER || code === K.BINARY
}

function isTimeZone(p: Parser, index: number): boolean {
  const from = p.codeAt(index) === K.LOCAL ? index + 1 : index
  return p.codeAt(from) === K.TIME && p.codeAt(from + 1) === K.ZONE
}

function skipIntervalFields(p: Parser): boolean {
  if (!isUnit(p, p.i)) return false
  p.advance()
  if (p.code === K.TO && isUnit(p, p.i + 1)) p.seek(p.i + 2)
  return true
}

const UNITS = new Set(
  (
    'MICROSECOND MILLISECOND SECOND MINUTE HOUR DAY WEEK MONTH QUARTER YEAR DECADE CENTURY MILLENNIUM NANOSECOND ' +
    'SECOND_MICROSECOND MINUTE_MICROSECOND MINUTE_SECOND HOUR_MICROSECOND HOUR_SECOND HOUR_MINUTE DAY_MICROSECOND ' +
    'DAY_SECOND DAY_MINUTE DAY_HOUR YEAR_MONTH ISOWEEK ISOYEAR DAYOFWEEK DAYOFYEAR DOW DOY EPOCH DAYOFMONTH WEEKDAY WEEKDAYS ' +
    'YY YYYY QQ Q MM M DY Y DD D WK WW DW W HH MI N SS S MS MCS NS TZOFFSET DATE TIME ISOWK ISODOW JULIAN ISO_WEEK NANO'
  ).split(' '),
)

/** A unit of time: `DAY`, `months`, `day_hour`. */
export function isUnit(p: Parser, index: number): boolean {
  const code = p.codeAt(index)
  if (!p.isAnyWord(code) || code === K.QUOTED) return false
  const text = p.textOf(index).toUpperCase()
  return UNITS.has(text) || (text.length > 3 && text.endsWith('S') && UNITS.has(text.slice(0, -1)))
}

/** `<INT64, STRUCT<a INT64>>`: counted, not nested, so that no depth matters. */
function skipAngles(p: Parser): void {
  let open = 0
  while (p.code !== K.EOF && p.code !== K.SEMICOLON) {
    if (p.code === K.LT) open++
    else if (p.code === K.SHIFT_LEFT) open += 2
    else if (p.code === K.GT) open--
    else if (p.code === K.SHIFT_RIGHT) open -= 2
    if (p.code === K.RPAREN) break
    p.skipOne()
    if (open <= 0) return
  }
  p.noteExpected('">"')
}
