import type { Dialect } from '../dialects/dialect.ts'
import { foldName } from '../dialects/fold-name.ts'
import { findDialect } from '../dialects/index.ts'
import type { NamePart } from '../facts.ts'
import type { Catalog, CatalogColumn, CatalogTable } from './catalog.ts'

/** `{ table: { column: type } }`; a table is `table`, `schema.table` or `catalog.schema.table`. */
export type Schema = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * A catalog of plain data. A name finds the table that is written the same way or is the same when folded; where one
 * side is qualified further than the other, the only table that fits. `defaultSchema`: `schema` or `catalog.schema`.
 */
export function catalogFromSchema(
  schema: Schema,
  options: { dialect: string; defaultSchema?: string | null | undefined },
): Catalog {
  const { dialect } = findDialect(options.dialect)
  const defaultSchema = options.defaultSchema ? options.defaultSchema.split('.') : []
  const index = new Map<string, CatalogTable[]>()
  for (const [name, columns] of Object.entries(schema)) {
    const parts = name.split('.')
    const table = new SchemaTable(parts, columns)
    for (const key of lastPartKeys(parts, dialect)) {
      const met = index.get(key)
      if (met) met.push(table)
      else index.set(key, [table])
    }
  }
  return {
    defaultSchema,
    table: (parts) => findTable(index, parts, defaultSchema, dialect),
  }
}

/** Columns are listed at need: most texts read few tables of a big schema. */
class SchemaTable implements CatalogTable {
  readonly name: readonly string[]
  readonly #types: Readonly<Record<string, string>>
  #columns: readonly CatalogColumn[] | null = null

  constructor(name: readonly string[], types: Readonly<Record<string, string>>) {
    this.name = name
    this.#types = types
  }

  get columns(): readonly CatalogColumn[] {
    this.#columns ??= Object.entries(this.#types).map(([name, type]) => ({ name, type }))
    return this.#columns
  }
}

function lastPartKeys(parts: readonly string[], dialect: Dialect): ReadonlySet<string> {
  const text = parts[parts.length - 1] ?? ''
  return new Set([text, foldName({ text, quoted: false }, dialect)])
}

function findTable(
  index: ReadonlyMap<string, readonly CatalogTable[]>,
  parts: readonly NamePart[],
  defaultSchema: readonly string[],
  dialect: Dialect,
): CatalogTable | null {
  const last = parts[parts.length - 1]
  const candidates = (last && index.get(foldName(last, dialect))) ?? []
  const fitting = candidates.filter((table) => fits(table.name, parts, dialect))
  const [only] = fitting
  if (only && fitting.length === 1) return only
  const missing = Math.max(0, defaultSchema.length - (parts.length - 1))
  const full = [...defaultSchema.slice(0, missing).map((text) => ({ text, quoted: false })), ...parts]
  const exact = fitting.filter((table) => table.name.length === parts.length)
  return (
    fitting.find((table) => table.name.length === full.length && fits(table.name, full, dialect)) ?? exact[0] ?? null
  )
}

/** As many parts as both have are the same, from the last one on. */
function fits(name: readonly string[], parts: readonly NamePart[], dialect: Dialect): boolean {
  const common = Math.min(name.length, parts.length)
  for (let back = 1; back <= common; back++) {
    const text = name[name.length - back] ?? ''
    const part = parts[parts.length - back]
    if (!part) return false
    const key = foldName(part, dialect)
    if (key !== text && key !== foldName({ text, quoted: false }, dialect)) return false
  }
  return true
}
