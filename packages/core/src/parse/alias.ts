import { ROLE } from '../dialects/roles.ts'
import { FIRST_KEYWORD, K } from '../lex/codes.ts'
import type { Alias } from '../tree/node.ts'
import { parseWordList } from './names.ts'
import type { Parser } from './parser.ts'

/** `AS t`, `t`, `AS t (a, b)`, `AS (a int, b text)`; null where none stands here. */
export function parseTableAlias(p: Parser): Alias | null {
  const at = p.i
  if (p.accept(K.AS)) {
    if (p.code === K.LPAREN) return { kind: 'Alias', at, name: -1, columns: parseWordList(p), to: p.i }
    if (!p.isAnyWord(p.code) && p.code !== K.STRING) {
      p.noteExpected('an alias')
      return { kind: 'Alias', at, to: p.i, name: -1, columns: [] }
    }
  } else if (!isBareTableAlias(p)) return null
  const name = p.i
  p.advance()
  // `INSERT INTO t AS x (a)` never comes here; everywhere else the list renames the columns.
  const columns = p.code === K.LPAREN && !isHint(p) ? parseWordList(p) : []
  return { kind: 'Alias', at, to: p.i, name, columns }
}

/** `FROM t x (NOLOCK)`: a hint without its WITH. */
function isHint(p: Parser): boolean {
  return p.has('table-hints') && p.isWord(p.i + 1, 'NOLOCK')
}

export function isBareTableAlias(p: Parser): boolean {
  const { code } = p
  if (code < FIRST_KEYWORD)
    return code === K.WORD || code === K.QUOTED || code === K.TEMPLATE || (code === K.STRING && p.has('string-alias'))
  return !p.hasRole(code, ROLE.NOT_NAME | ROLE.NOT_TABLE_ALIAS)
}

/** A bare column alias: any word the dialect does not keep for what may follow an expression. */
export function isBareColumnAlias(p: Parser): boolean {
  const { code } = p
  if (code < FIRST_KEYWORD)
    return code === K.WORD || code === K.QUOTED || code === K.TEMPLATE || (code === K.STRING && p.has('string-alias'))
  return !p.hasRole(code, ROLE.NOT_NAME | ROLE.NOT_ALIAS)
}
