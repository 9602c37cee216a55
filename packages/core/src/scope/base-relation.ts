import type { Span } from '../facts.ts'
import type { BaseTable } from './base-table.ts'
import type { KnownColumns } from './known-columns.ts'
import { type Column, type Found, noKeys, type Relation, type RelationItem } from './relation.ts'
import { behind, type Source } from './sources.ts'

/** The columns of a base table as they are known now: a later statement may know more. */
export class BaseRelation implements Relation {
  readonly #table: BaseTable
  readonly #known: KnownColumns | null

  constructor(table: BaseTable) {
    this.#table = table
    this.#known = table.known
  }

  find(key: string, name: string, span: Span): Found | null {
    const known = this.#known?.find(key)
    if (known) return { sources: this.#sources(known.key, known.name, span), certainty: 'known', candidates: 1 }
    if (this.#known && !this.#known.isOpen) return null
    return { sources: this.#sources(key, name, span), certainty: 'open', candidates: 1 }
  }

  names(key: string): boolean {
    return this.#known?.find(key) !== undefined
  }

  guess(key: string, name: string, span: Span): readonly Source[] {
    return behind(this.#sources(key, name, span), 'identity', 0.5)
  }

  items(span: Span): readonly RelationItem[] {
    const known = this.#known
    if (!known) return [{ kind: 'open', parts: [{ table: this.#table, except: noKeys }], span }]
    const columns: RelationItem[] = known.columns.map((column): Column => {
      const { key, name } = column
      return { kind: 'column', key, name, sources: this.#sources(key, name, span), span }
    })
    if (known.isOpen) {
      const except = new Set(known.columns.map((column) => column.key))
      columns.push({ kind: 'open', parts: [{ table: this.#table, except }], span })
    }
    return columns
  }

  #sources(key: string, name: string, span: Span): readonly Source[] {
    return [{ base: this.#table.column(key, name), kind: 'identity', confidence: 1, span }]
  }
}
