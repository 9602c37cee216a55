import type { BaseColumn, Knot } from '../scope/base-table.ts'
import type { Column, RelationItem } from '../scope/relation.ts'
import { behind, type Source, SourceSet, strongerKind } from '../scope/sources.ts'

/**
 * The columns of a recursive CTE as its own body sees them: known by name, but their sources are only complete when
 * the body is. Until then a knot stands for them.
 */
export function tieKnots(items: readonly RelationItem[]): { items: RelationItem[]; knots: (Knot | null)[] } {
  const knots: (Knot | null)[] = []
  const tied = items.map((item) => {
    const knot: Knot | null = item.kind === 'column' ? { sources: null } : null
    knots.push(knot)
    return knot && item.kind === 'column' ? tiedColumn(item, knot) : item
  })
  return { items: tied, knots }
}

function tiedColumn(column: Column, knot: Knot): Column {
  const base: BaseColumn = { table: null, key: column.key, name: column.name, path: null, knot }
  return { ...column, sources: [{ base, kind: 'identity', confidence: 1, span: column.span }] }
}

/** The complete columns: whatever flows round in the recursion reaches each column it can reach. */
export function closeKnots(items: readonly RelationItem[], knots: readonly (Knot | null)[]): RelationItem[] {
  items.forEach((item, index) => {
    const knot = knots[index]
    if (knot && item.kind === 'column') knot.sources = item.sources
  })
  const closed = items.map((item) => (item.kind === 'column' ? { ...item, sources: untie(item.sources) } : item))
  closed.forEach((item, index) => {
    const knot = knots[index]
    if (knot && item.kind === 'column') knot.sources = item.sources
  })
  return closed
}

/** Sources with knots replaced by what they stand for. Knots that are not complete yet stay. */
export function untie(sources: readonly Source[]): readonly Source[] {
  if (sources.every((source) => !source.base.knot)) return sources
  const all = new SourceSet()
  const seen = new Map<Knot, Source>()
  const pending = [...sources]
  for (let source = pending.pop(); source; source = pending.pop()) {
    const { knot } = source.base
    if (!knot?.sources) {
      all.add([source], 'identity')
      continue
    }
    const met = seen.get(knot)
    if (met && strongerKind(met.kind, source.kind) === met.kind && met.confidence >= source.confidence) continue
    seen.set(knot, source)
    for (const next of behind(knot.sources, source.kind, source.confidence)) pending.push(next)
  }
  return all.list()
}
