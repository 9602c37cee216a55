import type { BaseColumn, BaseTable } from '../scope/base-table.ts'
import { behind, type Source, SourceSet } from '../scope/sources.ts'
import type { Effect } from './effect.ts'
import type { StatementRecord, TargetColumn } from './statement-record.ts'

/** What the rows of a table are made of by the statements so far; the column `*` holds stars that did not expand. */
interface Contents {
  /** The table began in this script or was emptied by it: no older rows. */
  isFresh: boolean
  readonly columns: Map<string, TargetColumn>
}

/** Follows tables through a script: what was written earlier stands behind what is read later. */
export class ScriptState {
  readonly #contents = new Map<BaseTable, Contents>()
  readonly #begun = new Set<BaseTable>()
  readonly #temporary = new Set<BaseTable>()
  readonly #gone = new Set<BaseTable>()

  /** Sources with the tables that this script wrote replaced by what was written into them. */
  trace(sources: readonly Source[]): readonly Source[] {
    if (sources.every(({ base }) => !base.table || !this.#contents.has(base.table))) return sources
    const all = new SourceSet()
    for (const source of sources) {
      const contents = source.base.table && this.#contents.get(source.base.table)
      const inner = contents ? behind(written(contents, source), source.kind, source.confidence) : []
      all.add(inner, 'identity')
      if (!contents?.isFresh || inner.length === 0) all.add([source], 'identity')
    }
    return all.list()
  }

  /** Takes over what a statement did. `columns` are its columns, already traced. */
  apply(record: StatementRecord, columns: readonly TargetColumn[]): void {
    for (const { kind, table } of record.effects) {
      if (kind === 'define') this.#contents.set(table, { isFresh: true, columns: new Map() })
      else if (kind === 'replace-rows') this.#contentsOf(table).isFresh = true
    }
    for (const column of columns) if (column.table) this.#write(column.table, column)
    for (const effect of record.effects) this.#change(effect)
  }

  /** Tables that nobody outside of the script ever sees. */
  isInner(table: BaseTable, isRead: boolean): boolean {
    return this.#gone.has(table) || (isRead && this.#temporary.has(table))
  }

  /** All columns that the script wrote, each with the sources of all its statements. */
  writtenColumns(): TargetColumn[] {
    return [...this.#contents].flatMap(([table, { columns }]) =>
      [...columns.values()].map((each) => ({ ...each, table })),
    )
  }

  #contentsOf(table: BaseTable): Contents {
    const met = this.#contents.get(table)
    if (met) return met
    const contents = { isFresh: false, columns: new Map<string, TargetColumn>() }
    this.#contents.set(table, contents)
    return contents
  }

  #write(table: BaseTable, column: TargetColumn): void {
    const { columns } = this.#contentsOf(table)
    const met = columns.get(column.key)
    columns.set(column.key, met ? { ...met, sources: union(met.sources, column.sources) } : column)
  }

  #change(effect: Effect): void {
    const { table } = effect
    switch (effect.kind) {
      case 'define':
        table.known = effect.known
        this.#begun.add(table)
        this.#gone.delete(table)
        if (effect.isTemporary) this.#temporary.add(table)
        return
      case 'drop':
        if (this.#begun.has(table)) this.#gone.add(table)
        this.#contents.delete(table)
        table.known = null
        return
      case 'rename':
        this.#rename(table, effect.to)
        return
      case 'swap':
        this.#swap(table, effect.with)
        return
      case 'columns':
        table.known = effect.known
        return
      case 'replace-rows':
    }
  }

  #rename(table: BaseTable, to: BaseTable): void {
    const contents = this.#contents.get(table)
    if (contents || this.#begun.has(table)) this.#gone.add(table)
    this.#gone.delete(to)
    this.#contents.delete(table)
    if (contents) this.#contents.set(to, contents)
    to.known = table.known
    table.known = null
  }

  #swap(one: BaseTable, other: BaseTable): void {
    const contents = this.#contents.get(one)
    const others = this.#contents.get(other)
    this.#contents.delete(one)
    this.#contents.delete(other)
    if (contents) this.#contents.set(other, contents)
    if (others) this.#contents.set(one, others)
    const { known } = one
    one.known = other.known
    other.known = known
  }
}

/** What was written into the column of a source. */
function written(contents: Contents, source: Source): readonly Source[] {
  const { base } = source
  const column = contents.columns.get(base.key)?.sources ?? []
  const stars = contents.columns.get('*')?.sources ?? []
  if (base.key === '*') {
    // Where the columns of the table are known, its star stands only for the others.
    if (base.table?.known) return stars
    return [...contents.columns.values()].reduce((all, each) => union(all, each.sources), stars)
  }
  return stars.length === 0
    ? column
    : union(
        column,
        stars.map((star) => columnOfStar(star, base)),
      )
}

function columnOfStar(star: Source, column: BaseColumn): Source {
  const { table, key } = star.base
  return key === '*' && table ? { ...star, base: table.column(column.key, column.name) } : star
}

function union(one: readonly Source[], other: readonly Source[]): readonly Source[] {
  const all = new SourceSet()
  all.add(one, 'identity')
  all.add(other, 'identity')
  return all.list()
}
