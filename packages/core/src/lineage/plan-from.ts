import type { FromItem } from '../scope/from-items.ts'
import { findAmong } from '../scope/resolve-scope.ts'
import type { Scope } from '../scope/scope.ts'
import { SourceSet } from '../scope/sources.ts'
import type { From, Join } from '../tree/table.ts'
import { planTable } from './plan-table.ts'
import type { Trace, Word } from './trace.ts'
import { traceExpression } from './trace-expression.ts'

/** Plans the tables of a FROM into `scope`, each visible to what stands right of it, with their join conditions. */
export function planFrom(trace: Trace, from: From, scope: Scope): void {
  const { agenda } = trace
  agenda.after(() => planTable(trace, from.first, scope, false))
  agenda.after(() => agenda.inTurn(from.joins, (join) => planJoin(trace, join, scope)))
}

function planJoin(trace: Trace, join: Join, scope: Scope): void {
  const { agenda } = trace
  const before = scope.items.all.length
  planTable(trace, join.table, scope, join.type === 'apply' || join.type === 'outer-apply')
  const isOneSided = join.type === 'semi' || join.type === 'anti'
  agenda.after(() => {
    if (join.using || join.natural) mergeColumns(trace, join, scope, { before, isOneSided })
    if (join.on) traceExpression(trace, join.on, { scope, into: null, use: 'join', policy: 'last' })
    if (!isOneSided) return
    agenda.after(() => {
      for (const item of scope.items.all.slice(before)) item.isHidden = true
    })
  })
}

interface Sides {
  readonly left: readonly FromItem[]
  readonly right: readonly FromItem[]
  /** A semi or anti join: no value comes from the right. */
  readonly isOneSided: boolean
}

function mergeColumns(trace: Trace, join: Join, scope: Scope, at: { before: number; isOneSided: boolean }): void {
  const right = scope.items.all.slice(at.before)
  const sides = { left: scope.items.leftOf(at.before), right, isOneSided: at.isOneSided }
  if (join.using) mergeNamed(trace, join.using, scope, sides)
  else mergeCommon(trace, join, scope, { ...sides, before: at.before })
}

function mergeNamed(trace: Trace, columns: readonly number[], scope: Scope, sides: Sides): void {
  for (const at of columns) {
    const word = trace.word(at)
    if (word) mergeColumn(trace, { word, at, to: at + 1 }, scope, sides)
  }
}

/** One column of both sides: its value may come from either. */
function mergeColumn(
  trace: Trace,
  column: { word: Word; at: number; to: number },
  scope: Scope,
  { left, right, isOneSided }: Sides,
): void {
  const { key, text } = column.word
  const span = trace.span(column)
  const onLeft = scope.merged.get(key)?.sources ?? findAmong(left, key, text, span)?.sources ?? []
  const onRight = findAmong(right, key, text, span)?.sources ?? []
  trace.record.uses(onLeft, 'join')
  trace.record.uses(onRight, 'join')
  const sources = new SourceSet()
  sources.add(onLeft, 'identity')
  if (!isOneSided) sources.add(onRight, 'identity')
  scope.merged.set(key, { kind: 'column', key, name: text, sources: trace.budget.bounded(sources.list()), span })
}

/** NATURAL: the names that both sides are known to have. */
function mergeCommon(trace: Trace, join: Join, scope: Scope, sides: Sides & { before: number }): void {
  const span = trace.span(join)
  const onLeft = scope.items.columnKeysLeftOf(sides.before, span)
  for (const item of sides.right) {
    for (const each of item.relation.items(span)) {
      if (each.kind !== 'column' || !onLeft.has(each.key)) continue
      mergeColumn(trace, { word: { key: each.key, text: each.name }, at: join.at, to: join.to }, scope, sides)
    }
  }
}
