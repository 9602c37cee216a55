import { ROLE } from '../dialects/roles.ts'
import { K } from '../lex/codes.ts'
import type { Select } from '../tree/query.ts'
import type { Parser } from './parser.ts'
import { isStray } from './select-items.ts'

/** Over what no clause can take, if another clause follows it in these brackets; it is kept. */
export function skipToClause(p: Parser, node: Select): boolean {
  if (!isStray(p.code) || p.code === K.RPAREN || p.code === K.COMMA || p.code === K.SEMICOLON) return false
  const at = p.i
  while (!isBigClause(p.code) && p.code !== K.RPAREN && p.code !== K.SEMICOLON && p.code !== K.EOF) {
    if (p.hasRole(p.code, ROLE.STARTS_STATEMENT)) break
    p.skipOne()
  }
  if (!isBigClause(p.code)) {
    p.seek(at)
    return false
  }
  p.note('syntax.unexpected', at, at + 1, 'a clause')
  const expressions = [p.opaque(at, 'clause')]
  node.clauses.push({ kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions, calls: [] })
  return isSelectClause(p.code)
}

function isSelectClause(code: number): boolean {
  return code === K.WHERE || code === K.GROUP || code === K.HAVING || code === K.FROM
}

function isBigClause(code: number): boolean {
  return isSelectClause(code) || code === K.ORDER || code === K.LIMIT || code === K.UNION
}
