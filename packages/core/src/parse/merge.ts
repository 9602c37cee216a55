import { K } from '../lex/codes.ts'
import type { Expression } from '../tree/expression.ts'
import type { With } from '../tree/query.ts'
import type { TableRef } from '../tree/table.ts'
import type { Merge, MergeAction, MergeWhen } from '../tree/write.ts'
import { parseTableAlias } from './alias.ts'
import { parseAssignments } from './assignments.ts'
import { parseNameList, parseTableName } from './names.ts'
import type { Parser } from './parser.ts'
import { parseReturning, parseWriteTail, takeTop } from './returning.ts'
import { parseTableTail } from './table-tail.ts'

/** MERGE with all its branches. */
export function parseMerge(p: Parser, withClause: With | null): Merge {
  const at = withClause?.at ?? p.i
  p.advance()
  takeTop(p)
  p.accept(K.INTO)
  const target = parseTarget(p)
  p.expect(K.USING, 'USING')
  const source = p.g.table(p)
  const on: Merge['on'] = p.accept(K.ON) ? p.g.expression(p) : takeUsing(p)
  const node: Merge = {
    kind: 'Merge',
    at,
    to: p.i,
    with: withClause,
    target,
    source,
    on,
    whens: [],
    returning: [],
    clauses: [],
  }
  if (p.code !== K.WHEN) p.noteExpected('WHEN')
  while (p.code === K.WHEN) node.whens.push(parseWhen(p))
  while (parseReturning(p, node) || parseWriteTail(p, node.clauses));
  node.to = p.i
  return node
}

function parseTarget(p: Parser): TableRef {
  const at = p.i
  p.accept(K.ONLY)
  const node: TableRef = { kind: 'TableRef', at, to: p.i, name: parseTableName(p, 'a table'), alias: null, tail: [] }
  parseTableTail(p, node.tail)
  node.alias = parseTableAlias(p)
  parseTableTail(p, node.tail)
  node.to = p.i
  return node
}

/** DuckDB joins by column: `USING (id)`. */
function takeUsing(p: Parser): Merge['on'] {
  if (p.code === K.USING && p.peek(1) === K.LPAREN) {
    p.advance()
    return p.g.expression(p)
  }
  return p.missing('ON')
}

function parseWhen(p: Parser): MergeWhen {
  const at = p.i
  p.advance()
  const isNot = p.accept(K.NOT)
  p.expect(K.MATCHED, 'MATCHED')
  let matched: MergeWhen['matched'] = isNot ? 'not-matched' : 'matched'
  if (p.accept(K.BY)) {
    if (p.isWord(p.i, 'SOURCE')) matched = 'not-matched-by-source'
    p.advance()
  }
  const condition = p.accept(K.AND) ? p.g.expression(p) : null
  p.expect(K.THEN, 'THEN')
  const node: MergeWhen = { kind: 'MergeWhen', at, to: p.i, matched, condition, action: parseAction(p) }
  // Oracle: UPDATE SET ... WHERE ..., and DELETE WHERE ... behind it.
  while (p.code === K.WHERE || (p.code === K.DELETE && p.peek(1) === K.WHERE)) addCondition(p, node)
  node.to = p.i
  return node
}

function addCondition(p: Parser, node: MergeWhen): void {
  p.accept(K.DELETE)
  p.advance()
  const condition: Expression = p.g.expression(p)
  if (node.condition === null) node.condition = condition
  else p.opaqueCount++
}

function parseAction(p: Parser): MergeAction {
  const at = p.i
  switch (p.code) {
    case K.UPDATE:
      return parseMergeUpdate(p)
    case K.INSERT:
      return parseMergeInsert(p)
    case K.DELETE:
      p.advance()
      return { kind: 'MergeDelete', at, to: p.i }
    case K.DO:
      p.advance()
      p.expect(K.NOTHING, 'NOTHING')
      return { kind: 'MergeNothing', at, to: p.i }
    default:
      return p.missing('UPDATE, INSERT, DELETE or DO NOTHING')
  }
}

function parseMergeUpdate(p: Parser): MergeAction {
  const at = p.i
  p.advance()
  // DuckDB: UPDATE alone, UPDATE BY NAME.
  if (!p.accept(K.SET)) return { kind: 'MergeUpdate', at, to: p.i, set: [], star: true }
  if (p.accept(K.STAR)) return { kind: 'MergeUpdate', at, to: p.i, set: [], star: true }
  const set = parseAssignments(p)
  return { kind: 'MergeUpdate', at, to: p.i, set, star: false }
}

function parseMergeInsert(p: Parser): MergeAction {
  const at = p.i
  p.advance()
  const values: Expression[] = []
  const insert = { kind: 'MergeInsert' as const, at, to: p.i, columns: null, values, star: true }
  if (p.accept(K.STAR) || (p.code === K.ROW && p.peek(1) !== K.LPAREN && p.accept(K.ROW))) return { ...insert, to: p.i }
  const columns = p.code === K.LPAREN ? parseNameList(p) : null
  if (p.code === K.OVERRIDING) p.seek(p.i + 3)
  if (p.code === K.DEFAULT && p.peek(1) === K.VALUES) {
    p.seek(p.i + 2)
    return { ...insert, to: p.i, columns, star: false }
  }
  if (p.code === K.VALUES) {
    p.advance()
    const node = { ...insert, columns, star: false }
    if (p.code === K.LPAREN) p.group(node, fillValues, K.RPAREN, '")"')
    else p.noteExpected('"("')
    node.to = p.i
    return node
  }
  if (p.code === K.ROW) {
    p.advance()
    return { ...insert, to: p.i, columns }
  }
  if (columns !== null) p.noteExpected('VALUES')
  return { ...insert, to: p.i, columns }
}

function fillValues(p: Parser, node: { values: Expression[] }): void {
  if (p.code === K.RPAREN) return
  do node.values.push(p.g.expression(p))
  while (p.accept(K.COMMA))
}
