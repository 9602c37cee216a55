import type { Column } from '../scope/relation.ts'
import { findAmong } from '../scope/resolve-scope.ts'
import type { FromItem, Scope } from '../scope/scope.ts'
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
  const before = scope.items.length
  planTable(trace, join.table, scope, join.type === 'apply' || join.type === 'outer-apply')
  agenda.after(() => {
    const right = scope.items.slice(before)
    const sides = {
      left: scope.items.slice(0, before),
      right,
      isOneSided: join.type === 'semi' || join.type === 'anti',
    }
    if (join.using) mergeNamed(trace, join.using, scope, sides)
    if (join.natural) mergeCommon(trace, join, scope, sides)
    if (join.on) traceExpression(trace, join.on, { scope, into: null, use: 'join', policy: 'last' })
    if (!sides.isOneSided) return
    agenda.after(() => {
      for (const item of right) item.isHidden = true
    })
  })
}

interface Sides {
  readonly left: readonly FromItem[]
  readonly right: readonly FromItem[]
  /** A semi or anti join: no value comes from the right. */
  readonly isOneSided: boolean
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
  scope.merged.set(key, { kind: 'column', key, name: text, sources: sources.list(), span })
}

/** NATURAL: the names that both sides are known to have. */
function mergeCommon(trace: Trace, join: Join, scope: Scope, sides: Sides): void {
  const span = trace.span(join)
  const columnsOf = (items: readonly FromItem[]): Column[] =>
    items.flatMap((item) => item.relation.items(span).filter((each) => each.kind === 'column'))
  const onLeft = new Set(columnsOf(sides.left).map((column) => column.key))
  for (const { key, name } of columnsOf(sides.right)) {
    if (onLeft.has(key)) mergeColumn(trace, { word: { key, text: name }, at: join.at, to: join.to }, scope, sides)
  }
}
