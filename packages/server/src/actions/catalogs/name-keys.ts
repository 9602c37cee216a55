import { findDialect, foldName, type NamePart } from '@sql-query-manager/core'
import type { ColumnKey, TableKey } from '../../store/repositories/dictionary-keys.ts'
import type { NamedCatalog } from '../store-analysis.ts'

/**
 * The parts of a name as people type it: `orders`, `sales.orders`, `"Order Lines".amount`. Double quotes, backticks and
 * brackets quote; a name that is not finished is taken as it stands. Empty for no name at all.
 */
export function parseName(text: string): NamePart[] {
  const parts: NamePart[] = []
  const part = /\s*(?:"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|([^.]+))\s*(?:\.|$)/gy
  let end = 0
  for (const found of text.matchAll(part)) {
    const quoted = found[1]?.replaceAll('""', '"') ?? found[2] ?? found[3]
    parts.push(quoted === undefined ? { text: (found[4] ?? '').trim(), quoted: false } : { text: quoted, quoted: true })
    end = found.index + found[0].length
  }
  if (end < text.length) return [{ text: text.trim(), quoted: false }].filter((whole) => whole.text !== '')
  return parts.filter((one) => one.text !== '')
}

/**
 * The keys that a typed name may have, in each of the catalogs. An unqualified name means any schema. Unquoted names
 * match folded and as typed, because lists show names without their quotes.
 */
export function tableKeys(parts: readonly NamePart[], catalogs: readonly NamedCatalog[]): TableKey[] {
  const last = parts.at(-1)
  if (last === undefined) return []
  return catalogs.flatMap((catalog) => {
    const prefix = parts.slice(0, -1)
    const isNamed = prefix.length > 1 && prefix[0]?.text.toLowerCase() === catalog.name.toLowerCase()
    const isOther =
      prefix.length > 1 && catalogs.some(({ name }) => name.toLowerCase() === prefix[0]?.text.toLowerCase())
    if (isOther && !isNamed) return []
    const schema = isNamed ? prefix.slice(1) : prefix
    const schemaKeys = schema.length === 0 ? [null] : spellings(schema, catalog)
    return schemaKeys.flatMap((schemaKey) =>
      spellings([last], catalog).map((nameKey) => ({ catalogId: catalog.id, schemaKey, nameKey })),
    )
  })
}

/** The same for `amount`, `orders.amount` and longer. */
export function columnKeys(parts: readonly NamePart[], catalogs: readonly NamedCatalog[]): ColumnKey[] {
  const column = parts.at(-1)
  if (column === undefined) return []
  const tables = parts.length === 1 ? null : tableKeys(parts.slice(0, -1), catalogs)
  return catalogs.flatMap((catalog) =>
    spellings([column], catalog).flatMap((nameKey): ColumnKey[] =>
      tables === null
        ? [{ table: null, nameKey }]
        : tables.filter(({ catalogId }) => catalogId === catalog.id).map((table) => ({ table, nameKey })),
    ),
  )
}

function spellings(parts: readonly NamePart[], { dialect }: NamedCatalog): string[] {
  const found = findDialect(dialect).dialect
  const folded = parts.map((part) => foldName(part, found)).join('.')
  return [...new Set([folded, parts.map(({ text }) => text).join('.')])]
}
