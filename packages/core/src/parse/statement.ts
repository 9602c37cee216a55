import { K } from '../lex/codes.ts'
import type { Statement } from '../tree/statement.ts'
import type { Parser } from './parser.ts'
import { startsQuery } from './query-start.ts'

/** One statement; what no statement starts with is kept up to the next semicolon. */
export function parseStatement(p: Parser): Statement {
  const at = p.i
  if (startsQuery(p) || p.code === K.LPAREN) {
    const body = p.g.query(p)
    return { kind: 'Statement', at, to: p.i, type: 'select', body, rest: null }
  }
  p.skipStatement()
  return { kind: 'Statement', at, to: p.i, type: 'unknown', body: p.opaque(at, 'statement'), rest: null }
}
