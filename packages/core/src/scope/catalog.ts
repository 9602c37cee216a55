import type { NamePart } from '../facts.ts'

/** What is known about the tables around a text. Look-ups fold names by the catalog's dialect. */
export interface Catalog {
  /** The table of these parts (1 to 3), or null. An unqualified name is tried along the search path. */
  table(parts: readonly NamePart[]): CatalogTable | null
  /** Default schema parts for unqualified names, outermost first; empty when nothing is known. */
  readonly defaultSchema: readonly string[]
}

/** `columns` in the order of the table; `type` as given. `name` is spelled as the catalog spells it. */
export interface CatalogTable {
  name: readonly string[]
  columns: readonly CatalogColumn[]
}

export interface CatalogColumn {
  name: string
  type: string
}
