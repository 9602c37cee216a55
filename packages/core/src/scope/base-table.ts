import type { NamePart } from '../facts.ts'
import type { KnownColumns } from './known-columns.ts'
import type { Source } from './sources.ts'

/** A column of a base table; `name` is `*` for all columns of a table whose columns are not known. */
export interface BaseColumn {
  /** Null: the text does not tell the table. */
  readonly table: BaseTable | null
  readonly key: string
  readonly name: string
  /** What is read of a struct column: `a.b`. */
  readonly path: string | null
  /** Set for a column of a recursive CTE while it is being read. */
  readonly knot: Knot | null
}

/** Stands for the sources of a column of a recursive CTE; null until they are complete. */
export interface Knot {
  sources: readonly Source[] | null
}

/** One table, view, file or stage of a text, the same object for every mention in it. */
export class BaseTable {
  readonly name: string
  readonly parts: readonly NamePart[]
  /** Folded, fully qualified parts. */
  readonly keys: readonly string[]
  /** Null: not known. */
  known: KnownColumns | null
  /** It lives no longer than its script. */
  isTemporary = false
  readonly #columns = new Map<string, BaseColumn>()

  constructor(parts: readonly NamePart[], keys: readonly string[], known: KnownColumns | null) {
    this.name = parts.map((part) => part.text).join('.')
    this.parts = parts
    this.keys = keys
    this.known = known
  }

  /** The one object for this column, spelled as it was met first. */
  column(key: string, name: string, path: string | null = null): BaseColumn {
    const id = path === null ? key : `${key}\n${path}`
    const met = this.#columns.get(id)
    if (met) return met
    const column: BaseColumn = { table: this, key, name, path, knot: null }
    this.#columns.set(id, column)
    return column
  }

  star(): BaseColumn {
    return this.column('*', '*')
  }
}
