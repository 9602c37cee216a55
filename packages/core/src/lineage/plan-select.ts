import type { UseKind } from '../facts.ts'
import { K } from '../lex/codes.ts'
import { type Column, itemSources, type RelationItem } from '../scope/relation.ts'
import type { OutputPolicy } from '../scope/resolve-scope.ts'
import type { Rows } from '../scope/rows.ts'
import { innerScope, type Scope } from '../scope/scope.ts'
import { SourceSet } from '../scope/sources.ts'
import type { Expression } from '../tree/expression.ts'
import type { Name } from '../tree/node.ts'
import type { NamedWindow, Select, SelectItem } from '../tree/query.ts'
import { isPlain, plainStar, starColumns, structColumns } from './expand-star.ts'
import { outputName } from './output-name.ts'
import { planFrom } from './plan-from.ts'
import { resolveName } from './resolve-name.ts'
import type { Trace } from './trace.ts'
import { traceExpression, windowParts } from './trace-expression.ts'
import { defineFrom } from './write-columns.ts'

/** Plans one SELECT; the answer is its scope, for the ORDER BY behind it. */
export function planSelect(trace: Trace, select: Select, outer: Scope, rows: Rows): Scope {
  const scope = innerScope(outer)
  const { agenda } = trace
  if (select.from) planFrom(trace, select.from, scope)
  if (select.windows.length > 0) {
    agenda.after(() => agenda.inTurn(select.windows, (window) => planWindow(trace, window, scope)))
  }
  agenda.after(() => planItems(trace, select.items, scope, rows))
  agenda.after(() => planClauses(trace, select, scope, rows))
  if (select.into) planInto(trace, select.into, rows)
  return scope
}

function planInto(trace: Trace, name: Name, rows: Rows): void {
  const table = trace.baseTable(name)
  trace.record.writes(table, trace.span(name))
  trace.record.isInto = true
  trace.agenda.after(() => defineFrom(trace, table, rows.items(), false))
}

/** Fills `rows` with the outputs of a list of items: a SELECT list or RETURNING. */
export function planItems(trace: Trace, items: readonly SelectItem[], scope: Scope, rows: Rows): void {
  const [only] = items
  if (only?.expression.kind === 'Star' && items.length === 1 && isPlain(only.expression)) {
    rows.fill(plainStar(trace, only.expression, scope))
    return
  }
  const outputs: RelationItem[] = []
  trace.agenda.inTurn(items, (item) => {
    const { expression } = item
    if (expression.kind === 'Star') starColumns(trace, expression, scope, outputs)
    else planItem(trace, item, scope, outputs)
  })
  trace.agenda.after(() => rows.fill(outputs))
}

function planItem(trace: Trace, item: SelectItem, scope: Scope, outputs: RelationItem[]): void {
  const policy = trace.readsOutputs ? 'over-open' : 'last'
  const named = outputName(trace, item)
  const span = trace.span(item)
  if (item.expression.kind === 'Name') {
    const sources = trace.budget.bounded(resolveName(trace, item.expression, scope, { policy, locals: null }))
    addOutput({ kind: 'column', key: named.key, name: named.text, sources, span }, scope, outputs)
    return
  }
  const into = new SourceSet()
  const { expression } = item
  const value = expression.kind === 'Field' && isFieldStar(trace, expression) ? expression.operand : expression
  traceExpression(trace, value, { scope, into, use: null, policy })
  trace.agenda.after(() => {
    const sources = trace.budget.bounded(into.list())
    if (isFieldStar(trace, item.expression)) outputs.push(...structColumns(trace, sources, span))
    else addOutput({ kind: 'column', key: named.key, name: named.text, sources, span }, scope, outputs)
  })
}

/** `(x).*` */
function isFieldStar(trace: Trace, expression: Expression): boolean {
  return expression.kind === 'Field' && trace.tokens.code(expression.name) === K.STAR
}

function addOutput(column: Column, scope: Scope, outputs: RelationItem[]): void {
  outputs.push(column)
  if (!scope.outputs.has(column.key)) scope.outputs.set(column.key, column)
}

/** A named window may start from one named before it. */
function planWindow(trace: Trace, window: NamedWindow, scope: Scope): void {
  const into = new SourceSet()
  const base = trace.word(window.spec.base)
  if (base) into.add(scope.windows.get(base.key) ?? [], 'identity')
  trace.agenda.inTurn(windowParts(window.spec), (part) =>
    traceExpression(trace, part, { scope, into, use: 'window', policy: 'last' }),
  )
  trace.agenda.after(() => scope.windows.set(trace.word(window.name)?.key ?? '', trace.budget.bounded(into.list())))
}

function planClauses(trace: Trace, select: Select, scope: Scope, rows: Rows): void {
  const { agenda } = trace
  const uses: [Expression, UseKind][] = []
  if (select.where) uses.push([select.where, 'filter'])
  for (const expression of select.groupBy?.items ?? []) uses.push([expression, 'group'])
  if (select.groupBy?.all) useOutputs(trace, rows)
  if (select.having) uses.push([select.having, 'filter'])
  if (select.qualify) uses.push([select.qualify, 'filter'])
  for (const expression of select.distinctOn) uses.push([expression, 'group'])
  agenda.inTurn(uses, ([expression, use]) => selectUses(trace, expression, { scope, rows, use }))
  if (select.clauses.length === 0) return
  agenda.after(() =>
    agenda.inTurn(select.clauses, (clause) =>
      traceExpression(trace, clause, { scope, into: null, use: 'filter', policy: 'last' }),
    ),
  )
}

const policies: Readonly<Record<UseKind, OutputPolicy>> = {
  filter: 'over-open',
  join: 'last',
  group: 'over-open',
  sort: 'first',
  window: 'last',
  conditional: 'last',
}

/** Notes the columns of a clause of a SELECT; a bare number in GROUP BY and ORDER BY is an output column. */
export function selectUses(
  trace: Trace,
  expression: Expression,
  clause: { scope: Scope; rows: Rows; use: UseKind },
): void {
  const { scope, rows, use } = clause
  if (expression.kind === 'Literal' && expression.type === 'number' && (use === 'group' || use === 'sort')) {
    const item = rows.items()[Number(trace.text(expression)) - 1]
    if (item) trace.record.uses(itemSources(item), use)
    return
  }
  traceExpression(trace, expression, { scope, into: null, use, policy: policies[use] })
}

/** GROUP BY ALL: what is not aggregated groups. */
function useOutputs(trace: Trace, rows: Rows): void {
  for (const item of rows.items()) {
    const sources = itemSources(item)
    if (sources.every((source) => source.kind !== 'aggregation')) trace.record.uses(sources, 'group')
  }
}
