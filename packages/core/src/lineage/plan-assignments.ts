import type { BaseTable } from '../scope/base-table.ts'
import { itemSources } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import { SourceSet } from '../scope/sources.ts'
import type { Expression } from '../tree/expression.ts'
import type { Name } from '../tree/node.ts'
import type { Assignment } from '../tree/write.ts'
import type { Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'

/** Plans the pairs of SET. `tableOf` tells the table of a target column; null: none that anybody knows. */
export function planAssignments(
  trace: Trace,
  set: readonly Assignment[],
  scope: Scope,
  tableOf: (target: Name) => BaseTable | null,
): void {
  trace.agenda.inTurn(set, (assignment) => {
    const { targets, value } = assignment
    const [only] = targets
    if (only && targets.length === 1) planPair(trace, only, value, { scope, tableOf })
    else planList(trace, targets, value, { scope, tableOf })
  })
}

interface Place {
  scope: Scope
  tableOf: (target: Name) => BaseTable | null
}

function planPair(trace: Trace, target: Name, value: Expression, place: Place): void {
  const into = new SourceSet()
  traceExpression(trace, value, { scope: place.scope, into, use: null, policy: 'last' })
  trace.agenda.after(() => write(trace, target, into.list(), place))
}

/** `(a, b) = (x, y)`, `(a, b) = (SELECT ...)`. */
function planList(trace: Trace, targets: readonly Name[], value: Expression, place: Place): void {
  if (value.kind === 'Row') {
    trace.agenda.inTurn(targets, (target, index) => {
      const item = value.items[index]
      if (item) planPair(trace, target, item, place)
    })
    return
  }
  if (value.kind !== 'Subquery') {
    for (const target of targets) planPair(trace, target, value, place)
    return
  }
  const rows = new Rows()
  trace.agenda.next(() => trace.plans.query(value.query, place.scope, rows))
  trace.agenda.next(() => {
    const items = rows.items()
    targets.forEach((target, index) => {
      const item = items[index]
      if (item) write(trace, target, itemSources(item), place)
    })
  })
}

function write(trace: Trace, target: Name, sources: ReturnType<SourceSet['list']>, place: Place): void {
  const table = place.tableOf(target)
  const { key, text } = trace.lastPart(target)
  if (table) trace.record.target(table, { key, name: text }, trace.span(target), sources)
}
