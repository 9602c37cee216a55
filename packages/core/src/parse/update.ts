import { K } from '../lex/codes.ts'
import type { With } from '../tree/query.ts'
import type { Update } from '../tree/write.ts'
import { parseAssignments } from './assignments.ts'
import type { Parser } from './parser.ts'
import { parseReturning, parseWriteTail, takeTop } from './returning.ts'

/** UPDATE of one table, or of several joined ones. */
export function parseUpdate(p: Parser, withClause: With | null): Update {
  const at = withClause?.at ?? p.i
  p.advance()
  while (p.code === K.LOW_PRIORITY || p.code === K.IGNORE) p.advance()
  if (p.code === K.OR) p.seek(p.i + 2)
  takeTop(p)
  const node: Update = {
    kind: 'Update',
    at,
    to: p.i,
    with: withClause,
    tables: p.g.from(p),
    set: [],
    from: null,
    where: null,
    returning: [],
    clauses: [],
  }
  // Teradata and others write FROM before SET.
  if (p.code === K.FROM) parseUpdateClause(p, node)
  if (p.expect(K.SET, 'SET')) node.set = parseAssignments(p)
  while (parseUpdateClause(p, node));
  node.to = p.i
  return node
}

function parseUpdateClause(p: Parser, node: Update): boolean {
  if (p.code === K.FROM && node.from === null) {
    p.advance()
    node.from = p.g.from(p)
    return true
  }
  if (p.code === K.WHERE && node.where === null) {
    p.advance()
    if (p.code === K.CURRENT && p.peek(1) === K.OF) p.seek(p.i + 3)
    else node.where = p.g.expression(p)
    return true
  }
  return (node.returning.length === 0 && parseReturning(p, node)) || parseWriteTail(p, node.clauses)
}
