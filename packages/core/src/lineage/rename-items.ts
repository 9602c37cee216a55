import { type Column, itemSources, type RelationItem } from '../scope/relation.ts'
import { behind, noSources, type Source, SourceSet } from '../scope/sources.ts'

type Items = readonly RelationItem[]

interface NewName {
  readonly key: string
  readonly text: string
}

/** Items under new names: `t (a, b)`. What a star of unknown width covers comes from that star. */
export function renameItems(items: Items, names: readonly NewName[]): Items {
  const firstStar = items.findIndex((item) => item.kind !== 'column')
  if (firstStar < 0) return renameColumns(items, names)
  const columnsBehind = items.length - 1 - items.findLastIndex((item) => item.kind !== 'column')
  const covered = starSources(items)
  return names.map((name, index) => {
    const fromEnd = names.length - index
    const behindStars = fromEnd <= columnsBehind ? items[items.length - fromEnd] : undefined
    return renamed(index < firstStar ? items[index] : behindStars, name, covered)
  })
}

/** Columns that have no new name keep theirs. */
function renameColumns(items: Items, names: readonly NewName[]): Items {
  const columns: RelationItem[] = names.map((name, index) => renamed(items[index], name, noSources))
  for (let index = names.length; index < items.length; index++) {
    const item = items[index]
    if (item) columns.push(item)
  }
  return columns
}

function renamed(item: RelationItem | undefined, { key, text }: NewName, otherwise: readonly Source[]): Column {
  if (item?.kind === 'column') return { ...item, key, name: text }
  const [first] = otherwise
  return { kind: 'column', key, name: text, sources: otherwise, span: first?.span ?? [0, 0] }
}

function starSources(items: Items): readonly Source[] {
  const sources = new SourceSet()
  for (const item of items)
    if (item.kind !== 'column') sources.add(behind(itemSources(item), 'identity', 0.5), 'identity')
  return sources.list()
}
