import type { Span } from '../facts.ts'
import type { AnyColumns, Column, Found, OpenColumns, Relation, RelationItem } from './relation.ts'
import { type Source, SourceSet } from './sources.ts'

/** Above this many items a search goes through an index. */
const scanMax = 8
/** Columns of one name, and tables that may have a column, that are told at most. */
const candidatesMax = 20
/** Items without names of their own, such as stars, that are looked through, and what they may give in all. */
const unnamedMax = 100
const openMax = 20_000
const openLeastMax = 16
const noColumns: readonly Column[] = []

/** What a query, CTE or derived table gives. It starts empty and is filled once, before anyone looks into it. */
export class Rows implements Relation {
  #items: readonly RelationItem[]
  #index: Map<string, Column[]> | null = null
  #unnamed: (OpenColumns | AnyColumns)[] | null = null
  #openLeft = openMax

  constructor(items: readonly RelationItem[] = []) {
    this.#items = items
  }

  fill(items: readonly RelationItem[]): void {
    this.#items = items
    this.#index = null
    this.#unnamed = null
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
    const all = this.#named(key)
    const columns = all.length > candidatesMax ? all.slice(0, candidatesMax) : all
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
    if (items.length <= scanMax) {
      let columns = noColumns
      for (const item of items) {
        if (item.kind === 'column' && item.key === key) columns = columns.length === 0 ? [item] : [...columns, item]
      }
      return columns
    }
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

  /** The first of what has no names of its own. */
  #unnamedItems(): readonly (OpenColumns | AnyColumns)[] {
    if (!this.#unnamed) {
      this.#unnamed = []
      for (const item of this.#items) {
        if (item.kind !== 'column') this.#unnamed.push(item)
        if (this.#unnamed.length === unnamedMax) break
      }
    }
    return this.#unnamed
  }

  #findOpen(key: string, name: string, span: Span): Found | null {
    const found: (readonly Source[])[] = []
    const any = new SourceSet()
    let hasAny = false
    const sourcesMax = this.#openLeft > 0 ? openMax : openLeastMax
    for (const item of this.#unnamedItems()) {
      if (item.kind === 'any') {
        any.add(item.sources, 'identity')
        hasAny = true
        continue
      }
      const sources: Source[] = []
      for (let at = 0; at < item.parts.length && sources.length < sourcesMax; at++) {
        const part = item.parts[at]
        if (!part || part.except.has(key)) continue
        sources.push({ base: part.table.column(key, name), kind: 'identity', confidence: 1, span })
      }
      if (sources.length > 0) found.push(sources)
      this.#openLeft -= sources.length
      if (found.length === candidatesMax) break
    }
    if (found.length === 0) return hasAny ? { sources: any.list(), certainty: 'any', candidates: 1 } : null
    const all = new SourceSet()
    for (const sources of found) all.add(sources, 'identity', 1 / Math.min(found.length, 4))
    return { sources: all.list(), certainty: 'open', candidates: found.length }
  }
}
