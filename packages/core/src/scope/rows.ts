import type { Span } from '../facts.ts'
import type { Column, Found, Relation, RelationItem } from './relation.ts'
import { type Source, SourceSet } from './sources.ts'

/** Above this many items a search goes through an index. */
const scanMax = 8

/** What a query, CTE or derived table gives. It starts empty and is filled once, before anyone looks into it. */
export class Rows implements Relation {
  #items: readonly RelationItem[]
  #index: Map<string, Column[]> | null = null

  constructor(items: readonly RelationItem[] = []) {
    this.#items = items
  }

  fill(items: readonly RelationItem[]): void {
    this.#items = items
    this.#index = null
  }

  names(key: string): boolean {
    return this.#named(key).length > 0
  }

  guess(): null {
    return null
  }

  items(): readonly RelationItem[] {
    return this.#items
  }

  find(key: string, name: string, span: Span): Found | null {
    const columns = this.#named(key)
    const [only] = columns
    if (only && columns.length === 1) return { sources: only.sources, certainty: 'known', candidates: 1 }
    if (only) {
      const sources = new SourceSet()
      for (const column of columns) sources.add(column.sources, 'identity', 1 / Math.min(columns.length, 4))
      return { sources: sources.list(), certainty: 'known', candidates: columns.length }
    }
    return this.#findOpen(key, name, span)
  }

  #named(key: string): readonly Column[] {
    const items = this.#items
    if (items.length <= scanMax)
      return items.filter((item): item is Column => item.kind === 'column' && item.key === key)
    if (!this.#index) {
      this.#index = new Map()
      for (const item of items) {
        if (item.kind !== 'column') continue
        const met = this.#index.get(item.key)
        if (met) met.push(item)
        else this.#index.set(item.key, [item])
      }
    }
    return this.#index.get(key) ?? []
  }

  #findOpen(key: string, name: string, span: Span): Found | null {
    const found: (readonly Source[])[] = []
    const any = new SourceSet()
    let hasAny = false
    for (const item of this.#items) {
      if (item.kind === 'any') {
        any.add(item.sources, 'identity')
        hasAny = true
      } else if (item.kind === 'open') {
        const sources: Source[] = []
        for (const part of item.parts) {
          if (part.except.has(key)) continue
          sources.push({ base: part.table.column(key, name), kind: 'identity', confidence: 1, span })
        }
        if (sources.length > 0) found.push(sources)
      }
    }
    if (found.length === 0) return hasAny ? { sources: any.list(), certainty: 'any', candidates: 1 } : null
    const all = new SourceSet()
    for (const sources of found) all.add(sources, 'identity', 1 / Math.min(found.length, 4))
    return { sources: all.list(), certainty: 'open', candidates: found.length }
  }
}
