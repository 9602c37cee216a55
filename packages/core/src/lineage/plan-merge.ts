import type { BaseTable } from '../scope/base-table.ts'
import type { RelationItem } from '../scope/relation.ts'
import type { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import { SourceSet } from '../scope/sources.ts'
import type { Merge, MergeAction, MergeInsert, MergeWhen } from '../tree/write.ts'
import { outputName } from './output-name.ts'
import { planAssignments } from './plan-assignments.ts'
import { targetScope } from './plan-insert.ts'
import { openWith } from './plan-query.ts'
import { planItems } from './plan-select.ts'
import { planTable } from './plan-table.ts'
import { tableMention } from './table-mention.ts'
import type { Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'
import { writeItems } from './write-columns.ts'

/** Plans a MERGE with all its branches; `rows` gets what RETURNING gives. */
export function planMerge(trace: Trace, merge: Merge, outer: Scope, rows: Rows): void {
  const around = merge.with ? openWith(trace, merge.with, outer) : outer
  trace.agenda.after(() => planMergeIn(trace, merge, around, rows))
}

function planMergeIn(trace: Trace, merge: Merge, outer: Scope, rows: Rows): void {
  const { agenda } = trace
  const { table, span } = tableMention(trace, merge.target, outer)
  trace.record.writes(table, span)
  const scope = targetScope(trace, merge.target, table, outer)
  planTable(trace, merge.source, scope, false)
  agenda.after(() => traceExpression(trace, merge.on, { scope, into: null, use: 'join', policy: 'last' }))
  agenda.after(() => agenda.inTurn(merge.whens, (when) => planWhen(trace, when, scope, table)))
  if (merge.returning.length > 0) agenda.after(() => planItems(trace, merge.returning, scope, rows))
}

function planWhen(trace: Trace, when: MergeWhen, scope: Scope, table: BaseTable): void {
  const { condition, action } = when
  if (condition) traceExpression(trace, condition, { scope, into: null, use: 'filter', policy: 'last' })
  trace.agenda.after(() => planAction(trace, action, scope, table))
}

function planAction(trace: Trace, action: MergeAction, scope: Scope, table: BaseTable): void {
  if (action.kind === 'MergeUpdate') {
    if (action.star) writeItems(trace, table, sourceItems(trace, action, scope))
    else planAssignments(trace, action.set, scope, () => table)
  } else if (action.kind === 'MergeInsert') {
    if (action.star) writeItems(trace, table, sourceItems(trace, action, scope))
    else planInsertValues(trace, action, scope, table)
  }
}

/** All columns of the source, by name. */
function sourceItems(trace: Trace, place: MergeAction, scope: Scope): RelationItem[] {
  const span = trace.span(place)
  return scope.items.all.slice(1).flatMap((item) => [...item.relation.items(span)])
}

function planInsertValues(trace: Trace, action: MergeInsert, scope: Scope, table: BaseTable): void {
  const { columns, values } = action
  trace.agenda.inTurn(values, (value, index) => {
    const into = new SourceSet()
    traceExpression(trace, value, { scope, into, use: null, policy: 'last' })
    trace.agenda.after(() => {
      const listed = columns?.[index]
      const known = columns ? undefined : table.known?.columns[index]
      const word = listed
        ? trace.lastPart(listed)
        : outputName(trace, { ...value, kind: 'SelectItem', expression: value, alias: -1 })
      const column = known ?? { key: word.key, name: word.text }
      trace.record.target(table, column, trace.span(value), into.list())
    })
  })
}
