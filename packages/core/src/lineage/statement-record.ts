import type { Span, Unresolved, UseKind } from '../facts.ts'
import type { BaseColumn, BaseTable } from '../scope/base-table.ts'
import { type Source, SourceSet } from '../scope/sources.ts'
import type { Effect } from './effect.ts'

/** An output column of a statement. `table` null: of a plain query. */
export interface TargetColumn {
  readonly table: BaseTable | null
  readonly key: string
  readonly name: string
  readonly span: Span
  readonly sources: readonly Source[]
}

export interface Use {
  readonly base: BaseColumn
  readonly use: UseKind
  readonly confidence: number
  readonly span: Span
}

/** What one statement reads, writes and uses, collected while it is traced. */
export class StatementRecord {
  readonly tablesIn = new Map<BaseTable, Span[]>()
  readonly tablesOut = new Map<BaseTable, Span[]>()
  readonly columns: TargetColumn[] = []
  readonly effects: Effect[] = []
  /** SELECT INTO: the outputs went into a table. */
  isInto = false
  readonly unresolved: Unresolved[] = []
  readonly #targets = new Map<BaseTable, Map<string, number>>()
  readonly #uses = new Map<UseKind, Map<BaseColumn, Use>>()

  reads(table: BaseTable, span: Span): void {
    mention(this.tablesIn, table, span)
  }

  writes(table: BaseTable, span: Span): void {
    mention(this.tablesOut, table, span)
  }

  /** One mention of a table is the target of the statement itself, not a source. */
  unreads(table: BaseTable, span: Span): void {
    const left = this.tablesIn.get(table)?.filter(([start]) => start !== span[0]) ?? []
    if (left.length > 0) this.tablesIn.set(table, left)
    else this.tablesIn.delete(table)
  }

  output(column: { key: string; name: string }, span: Span, sources: readonly Source[]): void {
    this.columns.push({ table: null, key: column.key, name: column.name, span, sources })
  }

  /** A column that is written; several branches of a statement may write it. */
  target(table: BaseTable, column: { key: string; name: string }, span: Span, sources: readonly Source[]): void {
    let places = this.#targets.get(table)
    if (!places) {
      places = new Map()
      this.#targets.set(table, places)
    }
    const place = places.get(column.key)
    const met = place === undefined ? undefined : this.columns[place]
    if (place === undefined || !met) {
      places.set(column.key, this.columns.length)
      this.columns.push({ table, key: column.key, name: column.name, span, sources })
      return
    }
    const all = new SourceSet()
    all.add(met.sources, 'identity')
    all.add(sources, 'identity')
    this.columns[place] = { ...met, sources: all.list() }
  }

  uses(sources: readonly Source[], use: UseKind): void {
    let bases = this.#uses.get(use)
    if (!bases) {
      bases = new Map()
      this.#uses.set(use, bases)
    }
    for (const { base, confidence, span } of sources) {
      const met = bases.get(base)
      if (!met || met.confidence < confidence) bases.set(base, { base, use, confidence, span: met?.span ?? span })
    }
  }

  allUses(): Use[] {
    return [...this.#uses.values()].flatMap((bases) => [...bases.values()])
  }
}

function mention(tables: Map<BaseTable, Span[]>, table: BaseTable, span: Span): void {
  const spans = tables.get(table)
  if (spans) spans.push(span)
  else tables.set(table, [span])
}
