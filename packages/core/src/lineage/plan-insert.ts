import { BaseRelation } from '../scope/base-relation.ts'
import type { BaseTable } from '../scope/base-table.ts'
import type { RelationItem } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import { innerScope, type Scope } from '../scope/scope.ts'
import type { Insert, OnConflict } from '../tree/write.ts'
import { planAssignments } from './plan-assignments.ts'
import { openWith } from './plan-query.ts'
import { planItems } from './plan-select.ts'
import type { Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'
import { placeItems, writeItems } from './write-columns.ts'

/** Plans an INSERT; `rows` gets what RETURNING gives. */
export function planInsert(trace: Trace, insert: Insert, outer: Scope, rows: Rows): void {
  const { agenda } = trace
  const scope = insert.with ? openWith(trace, insert.with, outer) : outer
  const table = trace.baseTable(insert.target.name)
  trace.record.writes(table, trace.span(insert.target.name))
  if (insert.replaces) trace.record.effects.push({ kind: 'replace-rows', table })
  const given = new Rows()
  const { source } = insert
  if (source?.kind === 'Query') agenda.next(() => trace.plans.query(source, scope, given))
  let inserted: readonly RelationItem[] = []
  agenda.after(() => {
    inserted = placeInserted(trace, insert, table, given.items())
    writeItems(trace, table, inserted)
  })
  const own = targetScope(trace, insert.target, table, scope)
  agenda.after(() => planAssignments(trace, insert.set, own, () => table))
  const { onConflict } = insert
  if (onConflict) agenda.after(() => planConflict(trace, insert, onConflict, { table, inserted, own }))
  if (insert.returning.length > 0) agenda.after(() => planItems(trace, insert.returning, own, rows))
}

/** A scope with the table that is written as its first item. */
export function targetScope(trace: Trace, target: Insert['target'], table: BaseTable, outer: Scope): Scope {
  const scope = innerScope(outer)
  const alias = trace.word(target.alias?.name ?? -1)
  scope.items.add({ alias: alias?.key ?? null, keys: table.keys, relation: new BaseRelation(table) })
  return scope
}

function placeInserted(
  trace: Trace,
  insert: Insert,
  table: BaseTable,
  items: readonly RelationItem[],
): readonly RelationItem[] {
  const isByName = insert.clauses.some((clause) => clause.word === 'BY NAME')
  if (isByName) return items
  const names = insert.columns?.map((name) => trace.lastPart(name)) ?? null
  return placeItems(items, names, table.known)
}

/** `excluded.a`, MySQL's `VALUES(a)` and its alias for the new row are what would have been inserted. */
function planConflict(
  trace: Trace,
  insert: Insert,
  node: OnConflict,
  place: { table: BaseTable; inserted: readonly RelationItem[]; own: Scope },
): void {
  const scope = innerScope(place.own.parent, place.own.tables)
  for (const item of place.own.items.all) scope.items.add(item)
  const relation = new Rows([...place.inserted, { kind: 'any', sources: [], span: trace.span(node) }])
  const rowAlias = insert.clauses.find((clause) => clause.word === 'AS')
  const alias = rowAlias ? trace.word(rowAlias.at + 1)?.key : undefined
  scope.items.addByNameOnly(alias ?? excludedKey(trace), relation)
  planAssignments(trace, node.set, scope, () => place.table)
  const conditions = [node.targetWhere, node.where].filter((condition) => condition !== null)
  trace.agenda.after(() =>
    trace.agenda.inTurn(conditions, (condition) =>
      traceExpression(trace, condition, { scope, into: null, use: 'filter', policy: 'last' }),
    ),
  )
}

function excludedKey(trace: Trace): string {
  return trace.key({ text: 'excluded', quoted: false })
}
