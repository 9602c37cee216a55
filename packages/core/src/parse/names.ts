import { K } from '../lex/codes.ts'
import type { Name } from '../tree/node.ts'
import type { Parser } from './parser.ts'

/** A dotted name that starts here; behind a dot every word is a name. `.*` is left to the caller. */
export function parseName(p: Parser): Name {
  const at = p.i
  const parts = [at]
  p.advance()
  while (p.code === K.DOT) {
    const next = p.peek(1)
    if (next === K.DOT) {
      parts.push(-1)
      p.advance()
    } else if (p.isAnyWord(next) || next === K.PARAM || (next === K.NUMBER && p.touches(p.i + 1))) {
      parts.push(p.i + 1)
      p.advance()
      p.advance()
    } else break
  }
  return { kind: 'Name', at, to: p.i, parts }
}

/** A dotted name, or a name without parts and a problem. A variable may stand for a name. */
export function expectName(p: Parser, expected: string): Name {
  if (p.isName(p.code) || p.code === K.PARAM) return parseName(p)
  return missingName(p, expected)
}

export function missingName(p: Parser, expected: string): Name {
  p.noteExpected(expected)
  return { kind: 'Name', at: p.i, to: p.i, parts: [] }
}

/**
 * A table's name. With the rule `dash-names` words, numbers and dashes that touch are one part: `my-project.set.t`.
 */
export function parseTableName(p: Parser, expected: string): Name {
  if (p.code === K.STRING && p.has('string-alias')) return oneToken(p)
  if (!p.isName(p.code) && p.code !== K.PARAM && !isWordBeforeDot(p)) return missingName(p, expected)
  if (!p.has('dash-names') || p.peek(1) !== K.DASH || !p.touches(p.i + 1)) return parseName(p)
  const at = p.i
  while (p.peek(1) === K.DASH && p.touches(p.i + 1) && p.touches(p.i + 2)) {
    p.advance()
    p.advance()
  }
  const rest = parseName(p)
  return { kind: 'Name', at, to: p.i, parts: [at, ...rest.parts.slice(1)] }
}

/** A reserved word that something is qualified with: `order.items` is no sensible ORDER BY. */
function isWordBeforeDot(p: Parser): boolean {
  return p.isAnyWord(p.code) && p.peek(1) === K.DOT && p.touches(p.i + 1)
}

function oneToken(p: Parser): Name {
  const at = p.i
  p.advance()
  return { kind: 'Name', at, to: p.i, parts: [at] }
}

/** `(a, b)` as token indexes; definitions `(a int, b text)` keep their names. */
export function parseWordList(p: Parser): number[] {
  const words: number[] = []
  p.group(words, fillWordList, K.RPAREN, '")"')
  return words
}

function fillWordList(p: Parser, words: number[]): void {
  while (p.code !== K.RPAREN && p.code !== K.EOF) {
    if (p.isAnyWord(p.code) || p.code === K.STRING) words.push(p.i)
    else p.noteExpected('a column name')
    while (p.code !== K.COMMA && p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
    if (!p.accept(K.COMMA)) return
  }
}

/** `(a, b.c)` as names. */
export function parseNameList(p: Parser): Name[] {
  const names: Name[] = []
  p.group(names, fillNameList, K.RPAREN, '")"')
  return names
}

function fillNameList(p: Parser, names: Name[]): void {
  while (p.code !== K.RPAREN && p.code !== K.EOF) {
    if (p.isAnyWord(p.code) || p.code === K.PARAM) names.push(parseName(p))
    else p.noteExpected('a column name')
    skipToComma(p)
    if (!p.accept(K.COMMA)) return
  }
}

/** Over what does not belong in a list, to its next comma or end: `(a(10) DESC, b)` of an index. */
export function skipToComma(p: Parser): void {
  while (p.code !== K.COMMA && p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) {
    p.skipOne()
  }
}
