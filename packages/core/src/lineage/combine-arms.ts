import type { BaseTable } from '../scope/base-table.ts'
import type { Column, OpenPart, RelationItem } from '../scope/relation.ts'
import { SourceSet } from '../scope/sources.ts'

type Items = readonly RelationItem[]

/** The output of a set operation, named by its first arm: by position, or by name. */
export function combineArms(arms: readonly Items[], isByName: boolean): Items {
  const [first = []] = arms
  if (arms.length < 2) return first
  if (isByName) return byName(arms)
  const widths = arms.map((arm) => (arm.every((item) => item.kind === 'column') ? arm.length : -1))
  if (widths.every((width) => width >= 0)) return byPosition(arms)
  if (arms.every((arm) => arm.length === 1 && arm[0]?.kind === 'open')) return [onTop(arms)]
  return byBestGuess(arms)
}

function byPosition(arms: readonly Items[]): Items {
  const [first = []] = arms
  return first.map((item, index) => {
    const sources = new SourceSet()
    for (const arm of arms) {
      const other = arm[index]
      if (other?.kind === 'column') sources.add(other.sources, 'identity')
    }
    return item.kind === 'column' ? { ...item, sources: sources.list() } : item
  })
}

function byName(arms: readonly Items[]): Items {
  const columns = new Map<string, { column: Column; sources: SourceSet }>()
  const others: RelationItem[] = []
  for (const arm of arms) {
    for (const item of arm) {
      if (item.kind !== 'column') {
        others.push(item)
        continue
      }
      const met = columns.get(item.key)
      if (met) met.sources.add(item.sources, 'identity')
      else {
        const sources = new SourceSet()
        sources.add(item.sources, 'identity')
        columns.set(item.key, { column: item, sources })
      }
    }
  }
  const named = [...columns.values()].map(({ column, sources }) => ({ ...column, sources: sources.list() }))
  return [...named, ...others]
}

/** Stars of unknown tables on top of each other: a column of the result is a column of each. */
function onTop(arms: readonly Items[]): RelationItem {
  const parts = new Map<BaseTable, OpenPart>()
  for (const arm of arms) for (const item of arm) if (item.kind === 'open') addParts(parts, item.parts)
  return { kind: 'open', parts: [...parts.values()], span: arms[0]?.[0]?.span ?? [0, 0] }
}

/** Each table once, or arms that read each other would double the parts: it leaves out what all its stars leave out. */
function addParts(all: Map<BaseTable, OpenPart>, parts: readonly OpenPart[]): void {
  for (const part of parts) {
    const met = all.get(part.table)
    if (!met) all.set(part.table, part)
    else if (met.except !== part.except) {
      const except = new Set([...met.except].filter((key) => part.except.has(key)))
      all.set(part.table, { table: part.table, except })
    }
  }
}

/**
 * Some arm has a star of unknown width: columns before the first star of every arm go by position, and behind it
 * nothing is certain, so the rest of an arm is offered to every column of that rest under its own name.
 */
function byBestGuess(arms: readonly Items[]): Items {
  const certain = Math.min(...arms.map((arm) => arm.findIndex((item) => item.kind !== 'column')).map(orAll))
  const heads = byPosition(arms.map((arm) => arm.slice(0, certain)))
  const all = new Map<BaseTable, OpenPart>()
  const named: Items[] = []
  for (const arm of arms) {
    const rest = arm.slice(certain)
    for (const item of rest) if (item.kind === 'open') addParts(all, item.parts)
    named.push(rest.filter((item) => item.kind !== 'open'))
  }
  const parts = [...all.values()]
  const tails = byName(named).map((item) => (item.kind === 'column' ? withOpen(item, parts) : item))
  const [span] = arms.flatMap((arm) => arm.filter((item) => item.kind === 'open')).map((item) => item.span)
  if (parts.length === 0) return [...heads, ...tails]
  return [...heads, ...tails, { kind: 'open', parts, span: span ?? [0, 0] }]
}

function orAll(index: number): number {
  return index < 0 ? Number.POSITIVE_INFINITY : index
}

function withOpen(column: Column, parts: readonly OpenPart[]): Column {
  const sources = new SourceSet()
  sources.add(column.sources, 'identity')
  for (const { table, except } of parts) {
    if (except.has(column.key)) continue
    const base = table.column(column.key, column.name)
    sources.add([{ base, kind: 'identity', confidence: 0.5, span: column.span }], 'identity')
  }
  return { ...column, sources: sources.list() }
}
