import { parse } from 'libpg-query'
import { emptyStructure, type Structure } from './structure.ts'

/** The structure that PostgreSQL's own grammar finds, or null where it refuses the text. */
export async function postgresStructure(sql: string): Promise<Structure | null> {
  const found = emptyStructure()
  try {
    visit(await parse(sql), { sql, found, offset: offsets(sql) }, -1)
    return found
  } catch (error) {
    if (error instanceof Error && error.name === 'SqlError') return null
    throw error
  }
}

interface Visit {
  sql: string
  found: Structure
  /** UTF-16 offset of a UTF-8 one. */
  offset: (bytes: number) => number
}

function offsets(sql: string): (bytes: number) => number {
  const bytes = new TextEncoder().encode(sql)
  const decoder = new TextDecoder()
  return (at) => (at < 0 || bytes.length === sql.length ? at : decoder.decode(bytes.subarray(0, at)).length)
}

function visit(value: unknown, context: Visit, operator: number): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, context, operator)
    return
  }
  if (!isRecord(value)) return
  for (const [key, child] of Object.entries(value)) {
    // Tables named again by FOR UPDATE OF, and the source that each target of `(a, b) = (...)` repeats.
    if (key === 'lockedRels' || (key === 'MultiAssignRef' && isRecord(child) && child.colno !== 1)) continue
    visit(child, context, isRecord(child) ? enter(key, child, context, operator) : operator)
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// The arms of a set operation stand in fields of their own, without the name of their kind.
const SELECT_KEYS = new Set(['SelectStmt', 'query', 'larg', 'rarg', 'selectStmt'])

const OPERATOR_NODES = new Set(['A_Expr', 'BoolExpr', 'NullTest', 'BooleanTest', 'CollateClause', 'SubLink'])

/** Enters one node; gives the operator its children stand in. */
function enter(kind: string, node: Record<string, unknown>, { sql, found, offset }: Visit, operator: number): number {
  if (SELECT_KEYS.has(kind)) countSelect(node, found)
  if (kind === 'CaseExpr') found.cases++
  // Location 0 is left out of the JSON.
  const at = offset(typeof node.location === 'number' ? node.location : 0)
  if (at < 0) return operator
  if (kind === 'ColumnRef') found.columns.add(at)
  else if (kind === 'RangeVar' || kind === 'relation' || kind === 'rel') {
    if ('relname' in node) found.tables.add(at)
  } else if (kind === 'FuncCall') {
    if (
      /^["\w]/.test(sql.slice(at)) &&
      !/^(at|overlaps|is|similar|like|not|ilike|escape|collation)\b/i.test(sql.slice(at))
    )
      found.calls.add(at)
  } else if (OPERATOR_NODES.has(kind) && isOperator(kind, node)) {
    if (at !== operator) found.operators.set(at, operator)
    return at
  }
  return operator
}

function isOperator(kind: string, node: Record<string, unknown>): boolean {
  if (kind === 'SubLink') return node.subLinkType === 'ANY_SUBLINK' || node.subLinkType === 'ALL_SUBLINK'
  return kind !== 'A_Expr' || node.kind !== 'AEXPR_NULLIF'
}

function countSelect(node: Record<string, unknown>, found: Structure): void {
  if ('targetList' in node || 'fromClause' in node || (node.op === 'SETOP_NONE' && !('valuesLists' in node)))
    found.selects++
}
