import { K } from '../lex/codes.ts'
import type { With } from '../tree/query.ts'
import type { Table, TableRef } from '../tree/table.ts'
import type { Delete } from '../tree/write.ts'
import type { Parser } from './parser.ts'
import { parseReturning, parseWriteTail, takeTop } from './returning.ts'

/** `DELETE FROM t`, `DELETE a, b FROM a JOIN b ...`, `DELETE FROM a USING a JOIN b ...`. */
export function parseDelete(p: Parser, withClause: With | null): Delete {
  const at = withClause?.at ?? p.i
  p.advance()
  while (p.code === K.LOW_PRIORITY || p.code === K.QUICK || p.code === K.IGNORE) p.advance()
  takeTop(p)
  p.accept(K.FROM)
  const node: Delete = {
    kind: 'Delete',
    at,
    to: p.i,
    with: withClause,
    targets: parseTargets(p),
    from: null,
    where: null,
    returning: [],
    clauses: [],
  }
  if (p.code === K.FROM || p.code === K.USING) {
    p.advance()
    node.from = p.g.from(p)
  }
  while (parseDeleteClause(p, node));
  node.to = p.i
  return node
}

function parseTargets(p: Parser): TableRef[] {
  const targets: TableRef[] = []
  do {
    targets.push(toRef(p, p.g.table(p)))
    // `DELETE a.*, b.* FROM ...`
    if (p.code === K.DOT && p.peek(1) === K.STAR) p.seek(p.i + 2)
  } while (p.has('multi-table-write') && p.accept(K.COMMA))
  return targets
}

/** A target is a table by name; anything else was noted or is an opaque piece. */
function toRef(p: Parser, table: Table): TableRef {
  if (table.kind === 'TableRef') return table
  if (table.kind !== 'Missing') {
    p.note('syntax.unexpected', table.at, table.at + 1, 'a table')
    p.opaqueCount++
  }
  const { at, to } = table
  return { kind: 'TableRef', at, to, name: { kind: 'Name', at, to, parts: [] }, alias: null, tail: [] }
}

function parseDeleteClause(p: Parser, node: Delete): boolean {
  if (p.code === K.WHERE && node.where === null) {
    p.advance()
    if (p.code === K.CURRENT && p.peek(1) === K.OF) p.seek(p.i + 3)
    else node.where = p.g.expression(p)
    return true
  }
  if (p.code === K.USING && node.from === null) {
    p.advance()
    node.from = p.g.from(p)
    return true
  }
  return (node.returning.length === 0 && parseReturning(p, node)) || parseWriteTail(p, node.clauses)
}
