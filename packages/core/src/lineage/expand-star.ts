import type { Span } from '../facts.ts'
import type { FromItem } from '../scope/from-items.ts'
import type { Column, RelationItem } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import { noSources, type Source, SourceSet } from '../scope/sources.ts'
import { structFields, typeAtPath } from '../scope/struct-fields.ts'
import type { Star } from '../tree/expression.ts'
import { resolveName, withPath } from './resolve-name.ts'
import type { Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'
import { withoutKeys } from './without-keys.ts'

/** Adds what a star in a SELECT list stands for, EXCEPT, REPLACE and RENAME applied. */
export function starColumns(trace: Trace, star: Star, scope: Scope, outputs: RelationItem[]): void {
  const all = plainStar(trace, star, scope)
  trace.budget.spendColumns(all.length)
  if (isPlain(star)) {
    for (const item of all) outputs.push(item)
    return
  }
  const left = withoutKeys(all, new Set(star.except.map((name) => trace.lastPart(name).key)))
  changedColumns(trace, star, scope, { left, outputs })
}

/** The columns of a star without its changes. The list may be shared. */
export function plainStar(trace: Trace, star: Star, scope: Scope): readonly RelationItem[] {
  const span = trace.span(star)
  if (!trace.budget.hasColumns()) return [{ kind: 'any', sources: noSources, span }]
  const all = allColumns(trace, star, scope, span)
  for (const item of all) {
    // A star of an inner query was told there.
    if (item.kind !== 'open' || item.span !== span) continue
    for (const { table } of item.parts) unknownColumns(trace, table.name, span)
  }
  return all
}

export function isPlain(star: Star): boolean {
  return star.except.length + star.replace.length + star.rename.length === 0
}

function unknownColumns(trace: Trace, table: string, span: Span): void {
  trace.record.unresolved.push({ name: `${table}.*`, reason: 'unknown-table-columns', span })
}

function allColumns(trace: Trace, star: Star, scope: Scope, span: Span): readonly RelationItem[] {
  const items = trace.starItems(star.qualifier, scope)
  const [only] = items
  if (only && items.length === 1 && scope.merged.size === 0) return onlyItems(trace, only, span)
  if (star.qualifier && items.length === 0) {
    return structColumns(trace, resolveName(trace, star.qualifier, scope, { policy: 'last', locals: null }), span)
  }
  return allItems(trace, items, star.qualifier ? noMerged : scope.merged, span)
}

const noMerged: ReadonlyMap<string, Column> = new Map()

/** Those of a query are shared by all its readers; those of a base table are made for this star. */
function onlyItems(trace: Trace, { relation }: FromItem, span: Span): readonly RelationItem[] {
  const all = relation.items(span)
  if (all[0]?.span === span) trace.budget.spendColumns(all.length)
  return all
}

/** The star of a struct column: its fields, where the type is known. */
export function structColumns(trace: Trace, sources: readonly Source[], span: Span): readonly RelationItem[] {
  const [only] = sources
  const base = only?.base
  const type = base?.table?.known?.find(base.key)?.type
  const inner = type === undefined ? null : typeAtPath(type, base?.path ?? null)
  const fields = inner === null ? [] : structFields(inner)
  if (fields.length === 0) return [{ kind: 'any', sources, span }]
  return fields.map(({ name }): Column => {
    const key = trace.key({ text: name, quoted: false })
    return { kind: 'column', key, name, sources: withPath(sources, name), span }
  })
}

/** Columns that USING or NATURAL made one come once, where the first of them stands. */
function allItems(
  trace: Trace,
  items: readonly FromItem[],
  allMerged: ReadonlyMap<string, Column>,
  span: Span,
): RelationItem[] {
  const columns: RelationItem[] = []
  const seen = new Set<string>()
  for (const item of items) {
    if (!trace.budget.hasColumns()) break
    const inside = item.relation.items(span)
    trace.budget.spendColumns(inside.length)
    for (const each of inside) {
      const merged = each.kind === 'column' ? allMerged.get(each.key) : undefined
      if (!merged) columns.push(each)
      else if (!seen.has(merged.key)) {
        columns.push({ ...merged, span })
        seen.add(merged.key)
      }
    }
  }
  return columns
}

function changedColumns(
  trace: Trace,
  star: Star,
  scope: Scope,
  columns: { left: readonly RelationItem[]; outputs: RelationItem[] },
): void {
  const { left, outputs } = columns
  const changed = new Map<string, Column>()
  trace.agenda.inTurn(star.replace, (item) => {
    const to = trace.word(item.alias)
    if (!to) return
    const into = new SourceSet()
    traceExpression(trace, item.expression, { scope, into, use: null, policy: 'last' })
    trace.agenda.after(() => {
      const span = trace.span(item)
      changed.set(to.key, { kind: 'column', key: to.key, name: to.text, sources: into.list(), span })
    })
  })
  trace.agenda.after(() => {
    renameColumns(trace, star, left, changed)
    for (const item of left) {
      if (item.kind === 'column') outputs.push(take(changed, item.key) ?? item)
      else outputs.push(...withoutKeys([item], new Set(changed.keys())))
    }
    // What is left stands behind a star that cannot be expanded.
    outputs.push(...changed.values())
  })
}

/** A column may be replaced and renamed at once. */
function renameColumns(trace: Trace, star: Star, left: readonly RelationItem[], changed: Map<string, Column>): void {
  const before = new Rows(left)
  for (const { expression, alias } of star.rename) {
    const to = trace.word(alias)
    if (expression.kind !== 'Name' || !to) continue
    const { key, text } = trace.lastPart(expression)
    const span = trace.span(expression)
    const sources = changed.get(key)?.sources ?? before.find(key, text, span)?.sources ?? noSources
    changed.set(key, { kind: 'column', key: to.key, name: to.text, sources, span })
  }
}

function take(changed: Map<string, Column>, key: string): Column | undefined {
  const column = changed.get(key)
  changed.delete(key)
  return column
}
