import { isOperatorChar } from './char-class.ts'
import { K, OPERATORS } from './codes.ts'

const singles = new Uint8Array(128)
const byText = new Map<string, number>()
for (const [text, code] of OPERATORS) {
  if (text.length === 1) singles[text.charCodeAt(0)] = code
  else byText.set(text, code)
}

/** Operators of two and three characters by their first one, longest first; `>>` is put together by the grammar. */
const byFirst: (readonly (readonly [text: string, code: number])[])[] = []
for (const [text, code] of [...OPERATORS].sort((a, b) => b[0].length - a[0].length)) {
  if (text.length === 1 || code === K.SHIFT_RIGHT) continue
  const first = text.charCodeAt(0)
  byFirst[first] = [...(byFirst[first] ?? []), [text, code]]
}

/** An operator: where it ends and its code. Written by `scanOperator`, valid until the next call. */
export const scannedOperator = { end: 0, code: 0 }

/** The longest known operator at `i`, into `scannedOperator`. */
export function scanOperator(text: string, i: number): void {
  const first = text.charCodeAt(i)
  for (const [operator, code] of byFirst[first] ?? []) {
    if (text.startsWith(operator, i)) {
      scannedOperator.end = i + operator.length
      scannedOperator.code = code
      return
    }
  }
  scannedOperator.end = i + 1
  scannedOperator.code = singles[first] ?? 0
}

/** PostgreSQL's bound for the name of an operator; without one, runs of signs would be looked through for each sign. */
const runMax = 63

/**
 * The run of operator characters at `i`, cut as PostgreSQL cuts it: before a comment, and without trailing `+` and `-`
 * unless the run holds a character that standard operators do not have. `?` joins a run only at its start or behind
 * `@`, so that `a=?` keeps its parameter.
 * Source: PostgreSQL manual, 4.1.3 Operators.
 */
export function scanOperatorRun(text: string, i: number): void {
  const first = text.charCodeAt(i)
  if (!isOperatorChar(first)) {
    scanOperator(text, i)
    return
  }
  let end = i + 1
  let special = isSpecial(first)
  for (const last = Math.min(text.length, i + runMax); end < last; end++) {
    const c = text.charCodeAt(end)
    if (!isOperatorChar(c) || startsComment(text, end)) break
    if (c === 0x3f && text.charCodeAt(end - 1) !== 0x40) break
    special ||= isSpecial(c)
  }
  if (!special) while (end > i + 1 && isSign(text.charCodeAt(end - 1))) end--
  scannedOperator.end = end
  if (end === i + 1) scannedOperator.code = singles[first] ?? 0
  else scannedOperator.code = byText.get(text.slice(i, end)) ?? K.OTHER_OPERATOR
}

function isSpecial(c: number): boolean {
  return (
    c === 0x7e ||
    c === 0x21 ||
    c === 0x40 ||
    c === 0x23 ||
    c === 0x25 ||
    c === 0x5e ||
    c === 0x26 ||
    c === 0x7c ||
    c === 0x3f
  )
}

function isSign(c: number): boolean {
  return c === 0x2b || c === 0x2d
}

function startsComment(text: string, i: number): boolean {
  const c = text.charCodeAt(i)
  const next = text.charCodeAt(i + 1)
  return (c === 0x2d && next === 0x2d) || (c === 0x2f && next === 0x2a)
}
