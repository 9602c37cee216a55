import { ROLE } from '../dialects/roles.ts'
import { K } from '../lex/codes.ts'
import type { SelectItem } from '../tree/query.ts'
import { isBareColumnAlias } from './alias.ts'
import type { Parser } from './parser.ts'

/** The list behind SELECT or RETURNING. */
export function parseSelectItems(p: Parser): SelectItem[] {
  const items: SelectItem[] = []
  for (;;) {
    const at = p.i
    items.push(parseSelectItem(p))
    if (p.code !== K.COMMA) {
      if (!recover(p, at)) return items
      if (p.code !== K.COMMA) return items
    }
    p.advance()
    // A comma before FROM is allowed by some and a slip elsewhere.
    if (p.code === K.FROM && p.has('from-first')) return items
  }
}

function parseSelectItem(p: Parser): SelectItem {
  const at = p.i
  if (p.peek(1) === K.EQ && p.has('equals-alias') && (p.isName(p.code) || p.code === K.STRING || p.code === K.PARAM)) {
    p.seek(at + 2)
    const expression = p.g.expression(p)
    return { kind: 'SelectItem', at, to: p.i, expression, alias: at }
  }
  const expression = p.g.expression(p)
  return { kind: 'SelectItem', at, expression, alias: parseAlias(p), to: p.i }
}

function parseAlias(p: Parser): number {
  const at = p.i
  if (p.accept(K.AS)) {
    if (p.isAnyWord(p.code) || p.code === K.STRING) {
      p.advance()
      return at + 1
    }
    if (p.code === K.LPAREN && p.skipGroup()) {
      // `stack(...) AS (a, b)`: several columns of one call.
      p.opaqueCount++
      return -1
    }
    p.noteExpected('an alias')
    return -1
  }
  if (!isBareColumnAlias(p)) return -1
  p.advance()
  return at
}

/** Over what no item can hold, to the next comma or clause. False where the list is simply over. */
function recover(p: Parser, at: number): boolean {
  if (endsList(p)) return false
  p.note('syntax.unexpected', p.i, p.i + 1, '"," or FROM')
  const from = p.i
  while (p.code !== K.COMMA && !endsList(p)) p.skipOne()
  if (p.i > from) p.opaqueCount++
  return p.i > at
}

function endsList(p: Parser): boolean {
  const { code } = p
  if (code === K.EOF || code === K.SEMICOLON || code === K.RPAREN || code === K.RBRACKET || code === K.RBRACE)
    return true
  return (
    p.hasRole(code, ROLE.ENDS_CLAUSE | ROLE.STARTS_STATEMENT) || code === K.FOR || code === K.PIPE_GT || !isStray(code)
  )
}

/** Tokens that open nothing and end nothing: only they are skipped, keywords may belong to a clause of the caller. */
export function isStray(code: number): boolean {
  return (
    code === K.WORD ||
    code === K.NUMBER ||
    code === K.STRING ||
    code === K.QUOTED ||
    code === K.BAD ||
    (code >= K.LPAREN && code <= K.FAT_ARROW)
  )
}
