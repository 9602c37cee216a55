import type { RelationItem } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import { innerScope, type NamedTables, type Scope } from '../scope/scope.ts'
import type { Query, QueryBody, SetOperation, With } from '../tree/query.ts'
import { combineArms } from './combine-arms.ts'
import { planCommonTable } from './plan-common-table.ts'
import { planSelect, selectUses } from './plan-select.ts'
import { planValues } from './plan-values.ts'
import type { QueryWatch, Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'

/**
 * Plans the steps that fill `rows` with the output columns of a query. `outer` is what it sees around it.
 * Complete at the agenda's next step.
 */
export function planQuery(trace: Trace, query: Query, outer: Scope, rows: Rows, watch: QueryWatch | null = null): void {
  const scope = query.with ? openWith(trace, query.with, outer) : outer
  let inside: Scope | null = null
  const { agenda } = trace
  agenda.after(() => {
    inside = planBody(trace, query.body, scope, rows, watch)
  })
  if (query.orderBy.length === 0 && query.clauses.length === 0 && !query.limit && !query.offset) return
  agenda.after(() => {
    const ordered = inside ?? outputScope(rows, scope)
    agenda.inTurn(query.orderBy, (item) => selectUses(trace, item.expression, { scope: ordered, rows, use: 'sort' }))
  })
  agenda.after(() => {
    const rest = [...query.clauses, ...(query.limit ? [query.limit] : []), ...(query.offset ? [query.offset] : [])]
    agenda.inTurn(rest, (node) =>
      traceExpression(trace, node, {
        scope: inside ?? outputScope(rows, scope),
        into: null,
        use: 'sort',
        policy: 'last',
      }),
    )
  })
}

/** Plans the CTEs in order and answers the scope in which they are seen. */
export function openWith(trace: Trace, node: With, outer: Scope): Scope {
  const tables: NamedTables = { parent: outer.tables, byKey: new Map() }
  const scope = innerScope(outer, tables)
  const place = { scope, tables, isRecursive: node.recursive || trace.dialect.rules.has('silent-recursion') }
  trace.agenda.after(() => trace.agenda.inTurn(node.tables, (table) => planCommonTable(trace, table, place)))
  return scope
}

/** The scope of a SELECT, for the ORDER BY behind it. */
function planBody(trace: Trace, body: QueryBody, scope: Scope, rows: Rows, watch: QueryWatch | null): Scope | null {
  switch (body.kind) {
    case 'Select':
      return planSelect(trace, body, scope, rows)
    case 'SetOperation':
      planArms(trace, body, scope, rows, watch)
      return null
    case 'Values':
      planValues(trace, body.rows, scope, rows)
      return null
    case 'NestedQuery':
      trace.agenda.next(() => planQuery(trace, body.query, scope, rows, watch))
      return null
    case 'TableQuery':
      rows.fill(trace.relation(body.name, scope).relation.items(trace.span(body)))
      return null
    case 'Opaque':
    case 'Missing':
      return null
  }
}

function planArms(trace: Trace, node: SetOperation, scope: Scope, rows: Rows, watch: QueryWatch | null): void {
  const arms = node.arms.map(() => new Rows())
  const { agenda } = trace
  agenda.after(() =>
    agenda.inTurn(node.arms, (arm, index) => {
      const filled = arms[index] ?? new Rows()
      agenda.next(() => {
        planBody(trace, arm, scope, filled, null)
        if (index === 0 && watch) agenda.after(() => watch.firstArm(filled.items()))
      })
    }),
  )
  agenda.after(() => {
    const isByName = node.ops.some((op) => op.byName)
    const items = combineArms(
      arms.map((arm) => arm.items()),
      isByName,
    )
    rows.fill(boundedItems(trace, items))
  })
}

/** An arm may be a star of many columns, and there may be many arms. */
function boundedItems({ budget }: Trace, items: readonly RelationItem[]): readonly RelationItem[] {
  budget.spendColumns(items.length)
  return items.map((item) =>
    item.kind === 'open'
      ? { ...item, parts: budget.bounded(item.parts) }
      : { ...item, sources: budget.bounded(item.sources) },
  )
}

function outputScope(rows: Rows, outer: Scope): Scope {
  const scope = innerScope(outer)
  scope.items.add({ alias: null, keys: [], relation: rows })
  return scope
}
