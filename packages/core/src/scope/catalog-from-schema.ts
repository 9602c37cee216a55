import type { Dialect } from '../dialects/dialect.ts'
import { foldName } from '../dialects/fold-name.ts'
import { findDialect } from '../dialects/index.ts'
import type { NamePart } from '../facts.ts'
import type { Catalog, CatalogColumn, CatalogTable } from './catalog.ts'

/** `{ table: { column: type } }`; a table is `table`, `schema.table` or `catalog.schema.table`. */
export type Schema = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * A catalog of plain data. A name finds the table that is written the same way, or else the one that is the same when
 * folded; where one side is qualified further than the other, the only table that fits. `defaultSchema`: `schema` or `catalog.schema`.
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
  const missing = Math.max(0, defaultSchema.length - (parts.length - 1))
  const full = [...defaultSchema.slice(0, missing).map((text) => ({ text, quoted: false })), ...parts]
  let best: { table: CatalogTable; points: number } | null = null
  let isTie = false
  for (const table of candidates) {
    const points = likeness(table.name, full, dialect)
    if (points === 0 || (best && points < best.points)) continue
    isTie = points === best?.points
    best = { table, points }
  }
  return best && !isTie ? best.table : null
}

/**
 * 0 where one of the parts that both have is another one. Else more for the same number of parts, and a little more for
 * parts that are the same without folding.
 */
function likeness(name: readonly string[], parts: readonly NamePart[], dialect: Dialect): number {
  const common = Math.min(name.length, parts.length)
  let points = name.length === parts.length ? 100 : common
  for (let back = 1; back <= common; back++) {
    const text = name[name.length - back] ?? ''
    const part = parts[parts.length - back]
    if (!part) return 0
    const key = foldName(part, dialect)
    if (key === text) points += 10
    else if (key !== foldName({ text, quoted: false }, dialect)) return 0
  }
  return points
}
