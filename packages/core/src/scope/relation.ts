import type { Span } from '../facts.ts'
import type { BaseTable } from './base-table.ts'
import type { Source } from './sources.ts'

/** What stands in FROM, or what a query gives: columns by name and in order. */
export interface Relation {
  /** Null: it certainly has no such column. `name` and `span` are those of the mention. */
  find(key: string, name: string, span: Span): Found | null
  /** It names a column of this key itself: `find` would give certainty `known`. */
  names(key: string): boolean
  /** Where a column that it certainly does not have would be: a base table may have changed since. Else null. */
  guess(key: string, name: string, span: Span): readonly Source[] | null
  /** What a star stands for; `span` is that of the star. */
  items(span: Span): readonly RelationItem[]
}

/**
 * `certainty`: `known` where the column is named somewhere, `open` where a table with unknown columns may have it,
 * `any` where anything goes (a function that gives rows). `candidates` counts the columns it may be.
 */
export interface Found {
  readonly sources: readonly Source[]
  readonly certainty: 'known' | 'open' | 'any'
  readonly candidates: number
}

export type RelationItem = Column | OpenColumns | AnyColumns

export interface Column {
  readonly kind: 'column'
  readonly key: string
  readonly name: string
  readonly sources: readonly Source[]
  readonly span: Span
}

/** The columns of tables that nobody knows; several tables where a set operation puts them on top of each other. */
export interface OpenColumns {
  readonly kind: 'open'
  readonly parts: readonly OpenPart[]
  readonly span: Span
}

export interface OpenPart {
  readonly table: BaseTable
  /** Keys that are left out. */
  readonly except: ReadonlySet<string>
}

/** Columns of unknown names that are all made of the same sources. */
export interface AnyColumns {
  readonly kind: 'any'
  readonly sources: readonly Source[]
  readonly span: Span
}

export const noKeys: ReadonlySet<string> = new Set()

/** Everything that an item is made of; a star for columns that are not known. */
export function itemSources(item: RelationItem): readonly Source[] {
  if (item.kind !== 'open') return item.sources
  return item.parts.map((part) => ({ base: part.table.star(), kind: 'identity', confidence: 1, span: item.span }))
}
