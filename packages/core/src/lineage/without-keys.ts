import type { RelationItem } from '../scope/relation.ts'

type Items = readonly RelationItem[]

/** Items without the columns of these keys. */
export function withoutKeys(items: Items, keys: ReadonlySet<string>): Items {
  if (keys.size === 0) return items
  const kept: RelationItem[] = []
  for (const item of items) {
    if (item.kind === 'open') {
      const parts = item.parts.map(({ table, except }) => ({ table, except: new Set([...except, ...keys]) }))
      kept.push({ ...item, parts })
    } else if (item.kind === 'any' || !keys.has(item.key)) kept.push(item)
  }
  return kept
}
