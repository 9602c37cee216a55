import type { EdgeKind, UseKind } from '../facts.ts'
import { itemSources } from '../scope/relation.ts'
import { findAmong, type OutputPolicy } from '../scope/resolve-scope.ts'
import { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import { type SourceSet, strongerKind } from '../scope/sources.ts'
import { children } from '../tree/children.ts'
import type { Call, Case, Expression, Field, Lambda, Paren, Path, Subscript, WindowSpec } from '../tree/expression.ts'
import type { Name } from '../tree/node.ts'
import type { Query } from '../tree/query.ts'
import type { Node } from '../tree/tree.ts'
import { aggregateFunctions } from './aggregate-functions.ts'
import { type Locals, resolveName, withPath } from './resolve-name.ts'
import type { Trace } from './trace.ts'

/** Where the columns of an expression go: into the value of an output column, into the uses, or both. */
export interface Flow {
  readonly scope: Scope
  readonly into: SourceSet | null
  readonly use: UseKind | null
  readonly policy: OutputPolicy
}

/** One node still to be read, with what happens to its value on the way out. */
interface Pending {
  node: Node
  kind: EdgeKind
  use: UseKind | null
  locals: Locals | null
}

/**
 * Adds the columns of an expression to where they go; complete at the agenda's next step, as subqueries are planned.
 * Works with a stack of its own, so that no depth breaks it.
 */
export function traceExpression(trace: Trace, expression: Node, flow: Flow): void {
  const pending: Pending[] = [{ node: expression, kind: 'identity', use: flow.use, locals: null }]
  for (let at = pending.pop(); at; at = pending.pop()) {
    if (at.node.kind === 'Name') emit(trace, at, flow)
    else step(trace, at, flow, pending)
  }
}

function emit(trace: Trace, at: Pending, flow: Flow): void {
  if (at.node.kind !== 'Name') return
  const sources = resolveName(trace, at.node, flow.scope, { policy: flow.policy, locals: at.locals })
  flow.into?.add(sources, at.kind)
  if (at.use) trace.record.uses(sources, at.use)
}

function step(trace: Trace, at: Pending, flow: Flow, pending: Pending[]): void {
  const { node } = at
  switch (node.kind) {
    case 'Literal':
    case 'Parameter':
    case 'Word':
    case 'Opaque':
    case 'Missing':
    case 'TypeName':
      return
    case 'Paren':
      pending.push({ ...at, node: node.expression })
      return
    case 'Subquery':
      subquery(trace, node.query, at, flow)
      return
    case 'Exists':
      trace.agenda.next(() => trace.plans.query(node.query, flow.scope, new Rows()))
      return
    case 'In':
      if (node.query) subquery(trace, node.query, { ...at, kind: strongerKind(at.kind, 'transformation') }, flow)
      push(pending, at, [node.operand, ...node.list])
      return
    case 'Star':
      everything(trace, at, flow)
      return
    case 'Call':
      call(trace, node, at, flow, pending)
      return
    case 'Case':
      caseBranches(node, at, pending)
      return
    case 'Lambda':
      lambda(trace, node, at, pending)
      return
    case 'Field':
    case 'Subscript':
    case 'Path':
      inside(trace, node, at, flow, pending)
      return
    case 'Query':
      subquery(trace, node, at, flow)
      return
    default:
      push(pending, at, children(node))
  }
}

/** Reversed, so that the first is read first. */
function push(pending: Pending[], at: Pending, nodes: readonly Node[], more: Partial<Pending> = {}): void {
  const kind = strongerKind(at.kind, more.kind ?? 'transformation')
  // Inside a filter, a condition filters: the outer use is the one that matters.
  const use = at.use ?? more.use ?? null
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]
    if (node) pending.push({ node, kind, use, locals: more.locals ?? at.locals })
  }
}

function subquery(trace: Trace, query: Query, at: Pending, flow: Flow): void {
  const rows = new Rows()
  trace.agenda.next(() => {
    trace.plans.query(query, flow.scope, rows)
    trace.agenda.after(() => {
      for (const item of rows.items()) {
        const sources = itemSources(item)
        flow.into?.add(sources, at.kind)
        if (at.use) trace.record.uses(sources, at.use)
      }
    })
  })
}

/** A star as an argument: all columns in FROM. */
function everything(trace: Trace, at: Pending, flow: Flow): void {
  if (at.node.kind !== 'Star') return
  const span = trace.span(at.node)
  for (const item of trace.starItems(at.node.qualifier, flow.scope)) {
    if (!trace.budget.hasColumns()) return
    const columns = item.relation.items(span)
    trace.budget.spendColumns(columns.length)
    for (const each of columns) flow.into?.add(itemSources(each), at.kind)
  }
}

function call(trace: Trace, node: Call, at: Pending, flow: Flow, pending: Pending[]): void {
  const name = trace.lastPart(node.name).text.toUpperCase()
  const kind: EdgeKind = aggregateFunctions.has(name) ? 'aggregation' : 'transformation'
  if (node.over) window(trace, node.over, at, flow, pending)
  const sorts = [...node.orderBy, ...node.withinGroup].map((item) => item.expression)
  push(pending, at, sorts, { kind })
  if (node.filter) push(pending, at, [node.filter], { use: 'conditional' })
  const [first, ...others] = node.args.map((argument) => argument.value)
  if (!first) return
  if (name === 'COUNT' && first.kind === 'Star') return
  if (name === 'VALUES' && first.kind === 'Name' && flow.scope.items.byNameOnly.length > 0) {
    insertedValue(trace, first, at, flow)
    return
  }
  push(pending, at, others, { kind })
  push(pending, at, [first], conditionals.has(name) ? { kind, use: 'conditional' } : { kind })
}

/** MySQL's VALUES(a) behind ON DUPLICATE KEY UPDATE: what would have been inserted into a. */
function insertedValue(trace: Trace, name: Name, at: Pending, flow: Flow): void {
  const { key, text } = trace.lastPart(name)
  const found = findAmong(flow.scope.items.byNameOnly, key, text, trace.span(name))
  flow.into?.add(found?.sources ?? [], at.kind)
}

/** Functions whose first argument is a condition. */
const conditionals: ReadonlySet<string> = new Set(['IF', 'IIF', 'IFF'])

function window(trace: Trace, spec: WindowSpec, at: Pending, flow: Flow, pending: Pending[]): void {
  const base = trace.word(spec.base)
  if (base) flow.into?.add(flow.scope.windows.get(base.key) ?? [], strongerKind(at.kind, 'transformation'))
  push(pending, at, windowParts(spec), { use: 'window' })
}

/** The expressions of a window specification. */
export function windowParts(spec: WindowSpec): readonly Expression[] {
  return [...spec.partitionBy, ...spec.orderBy.map((item) => item.expression), ...(spec.frame?.bounds ?? [])]
}

function caseBranches(node: Case, at: Pending, pending: Pending[]): void {
  if (node.otherwise) push(pending, at, [node.otherwise])
  for (let index = node.whens.length - 1; index >= 0; index--) {
    const when = node.whens[index]
    if (!when) continue
    push(pending, at, [when.result])
    push(pending, at, [when.condition], { use: 'conditional' })
  }
  if (node.operand) push(pending, at, [node.operand], { use: 'conditional' })
}

function lambda(trace: Trace, node: Lambda, at: Pending, pending: Pending[]): void {
  const keys = new Set(node.params.map((param) => trace.word(param)?.key ?? ''))
  push(pending, at, [node.body], { locals: { keys, outer: at.locals } })
}

/** A path into a column keeps the column and remembers the way; a path into anything else is a use of its parts. */
function inside(trace: Trace, node: Expression, at: Pending, flow: Flow, pending: Pending[]): void {
  let operand: Expression = node
  let path = ''
  while (isStep(operand)) {
    if (operand.kind === 'Subscript') push(pending, at, operand.index)
    const inner: Expression = operand.kind === 'Paren' ? operand.expression : operand.operand
    if (operand.kind !== 'Paren') path = trace.text({ at: inner.to, to: operand.to }) + path
    operand = inner
  }
  if (operand.kind !== 'Name') {
    push(pending, at, [operand])
    return
  }
  const resolved = resolveName(trace, operand, flow.scope, { policy: flow.policy, locals: at.locals })
  const sources = withPath(resolved, path.replace(/^[.:]/, ''))
  flow.into?.add(sources, strongerKind(at.kind, 'transformation'))
  if (at.use) trace.record.uses(sources, at.use)
}

function isStep(node: Expression): node is Field | Subscript | Path | Paren {
  return node.kind === 'Field' || node.kind === 'Subscript' || node.kind === 'Path' || node.kind === 'Paren'
}
