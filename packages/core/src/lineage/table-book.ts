import type { Dialect } from '../dialects/dialect.ts'
import { foldName } from '../dialects/fold-name.ts'
import type { NamePart } from '../facts.ts'
import { BaseTable } from '../scope/base-table.ts'
import type { Catalog, CatalogTable } from '../scope/catalog.ts'
import { type KnownColumns, knownColumns } from '../scope/known-columns.ts'

/** The tables of one text: one object for each, whatever way it is written. */
export class TableBook {
  readonly #dialect: Dialect
  readonly #catalog: Catalog | null
  readonly #tables = new Map<string, BaseTable>()
  /** Put before names that are not fully qualified, outermost part first. */
  #defaults: readonly NamePart[]

  constructor(dialect: Dialect, catalog: Catalog | null, defaultSchema: readonly string[]) {
    this.#dialect = dialect
    this.#catalog = catalog
    this.#defaults = defaultSchema.map((text) => ({ text, quoted: false }))
  }

  /** USE and search path: what unqualified names mean from here on. A catalog keeps no schema of the one before. */
  setDefaults(parts: readonly NamePart[], what: 'catalog' | 'schema'): void {
    const catalog = this.#defaults.length > 1 ? this.#defaults.slice(0, 1) : []
    this.#defaults = what === 'schema' && parts.length === 1 ? [...catalog, ...parts] : parts
  }

  /** A file, stage or path, named as written. */
  place(text: string): BaseTable {
    return this.#book([{ text, quoted: true }])
  }

  /** The table of a name as written, qualified as far as the defaults tell. */
  table(written: readonly NamePart[]): BaseTable {
    const last = written[written.length - 1]
    // Spark's format.`path`: the path is what is read.
    if (last?.quoted && last.text.includes('/')) return this.#book([last])
    const isPlace = written.some((part) => /[/:]|^[@#]/.test(part.text))
    const missing = isPlace ? 0 : Math.max(0, this.#defaults.length - (written.length - 1))
    return this.#book(missing > 0 ? [...this.#defaults.slice(0, missing), ...written] : written)
  }

  #book(parts: readonly NamePart[]): BaseTable {
    const keys = parts.map((part) => foldName(part, this.#dialect))
    const id = keys.join('\n')
    const met = this.#tables.get(id)
    if (met) return met
    const found = this.#catalog?.table(parts) ?? null
    const table = new BaseTable(parts, keys, found && columnsOf(found, this.#dialect))
    this.#tables.set(id, table)
    return table
  }
}

/** Catalogs outlive analyses, so their columns are folded once. */
const folded = new WeakMap<CatalogTable, KnownColumns>()

function columnsOf(table: CatalogTable, dialect: Dialect): KnownColumns {
  const met = folded.get(table)
  if (met) return met
  const columns = table.columns.map(({ name, type }) => {
    return { key: foldName({ text: name, quoted: false }, dialect), name, type }
  })
  const known = knownColumns(columns, { byName: true })
  folded.set(table, known)
  return known
}
