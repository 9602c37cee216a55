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
  /** What unqualified names mean, as far as known. */
  #defaultCatalog: NamePart | null
  #defaultSchema: NamePart | null

  constructor(dialect: Dialect, catalog: Catalog | null, defaultSchema: readonly string[]) {
    this.#dialect = dialect
    this.#catalog = catalog
    const parts = defaultSchema.map((text) => ({ text, quoted: false }))
    this.#defaultSchema = parts.pop() ?? null
    this.#defaultCatalog = parts.pop() ?? null
  }

  /** USE and search path: what unqualified names mean from here on. A new catalog forgets the schema of the old one. */
  setDefaults(parts: readonly NamePart[], what: 'catalog' | 'schema'): void {
    const [first = null, second = null] = parts
    const isCatalog = what === 'catalog' || second !== null
    if (isCatalog) this.#defaultCatalog = first
    this.#defaultSchema = isCatalog ? second : first
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
    return this.#book(isPlace ? written : this.#qualified(written))
  }

  #qualified(written: readonly NamePart[]): readonly NamePart[] {
    const catalog = this.#defaultCatalog
    const schema = this.#defaultSchema
    const inSchema = written.length === 1 && schema ? [schema, ...written] : written
    return inSchema.length === 2 && catalog ? [catalog, ...inSchema] : inSchema
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
