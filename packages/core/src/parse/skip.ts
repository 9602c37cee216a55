import { ROLE } from '../dialects/roles.ts'
import { K } from '../lex/codes.ts'
import type { Clause } from '../tree/query.ts'
import type { Parser } from './parser.ts'

/**
 * Over the rest of a statement that is kept with its tokens. Where statements need no semicolon, a line that begins
 * with the start of one ends it.
 */
export function skipRest(p: Parser): void {
  const isBare = p.has('bare-statements')
  while (p.code !== K.SEMICOLON && p.code !== K.EOF) {
    if (isBare && p.hasRole(p.code, ROLE.STARTS_STATEMENT) && p.startsLine(p.i)) return
    p.skipOne()
  }
}

/** The rest of a statement as one clause that is kept for its own sake; none where nothing is left. */
export function restAsClause(p: Parser, clauses: Clause[]): void {
  const at = p.i
  skipRest(p)
  if (p.i > at)
    clauses.push({ kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions: [], calls: [] })
}

/** Over `IF [NOT] EXISTS`. */
export function takeIfExists(p: Parser): boolean {
  if (p.code !== K.IF) return false
  if (p.peek(1) === K.EXISTS) p.seek(p.i + 2)
  else if (p.peek(1) === K.NOT && p.peek(2) === K.EXISTS) p.seek(p.i + 3)
  else return false
  return true
}

/** A mark that ends a batch, alone on its line: GO of T-SQL, the slash of Oracle. */
export function isBatchEnd(p: Parser): boolean {
  if (p.code !== K.SLASH && !(p.code === K.GO && p.has('bare-statements'))) return false
  return p.startsLine(p.i) && (p.peek(1) === K.EOF || p.startsLine(p.i + 1))
}

/**
 * Over the body of a routine: semicolons inside BEGIN ... END and CASE ... END do not end it. IF, LOOP and WHILE are
 * not counted, so their END words are not either.
 */
export function skipRoutine(p: Parser): void {
  let depth = 0
  while (p.code !== K.EOF && !(p.code === K.SEMICOLON && depth === 0)) {
    if (p.code === K.BEGIN || (p.code === K.CASE && p.matchOf(p.i) < 0)) depth++
    else if (p.code === K.END && depth > 0) {
      if (p.peek(1) === K.CASE) {
        depth--
        p.advance()
      } else if (!isBlockWord(p, p.i + 1)) depth--
    }
    p.skipOne()
  }
}

function isBlockWord(p: Parser, index: number): boolean {
  const code = p.codeAt(index)
  return code === K.IF || code === K.FOR || ['LOOP', 'WHILE', 'REPEAT'].some((word) => p.isWord(index, word))
}
