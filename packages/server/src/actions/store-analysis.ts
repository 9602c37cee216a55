import {
  type Analysis,
  type ColumnName,
  findDialect,
  foldName,
  type NamePart,
  type Span,
  type TableFact,
} from '@sql-query-manager/core'
import type { StoredAnalysis, StoredColumn, StoredTable } from '../store/stored-analysis.ts'
import { toAnalysisView } from './analysis-view.ts'

/** What names mean in a workspace: docs/adr/0002-identity.md, section 2. */
export interface NameSpace {
  /** The catalog that the query is bound to. */
  catalog: NamedCatalog
  /** All catalogs of the workspace. */
  catalogs: readonly NamedCatalog[]
}

export interface NamedCatalog {
  id: string
  name: string
  dialect: string
  searchPath: readonly string[]
}

/** Edges and usages that are kept at most: no person reads more, and each is a row that search and graph carry along. */
const columnsMax = 10_000

/**
 * What the store keeps of an analysis. Names become keys here, folded by the dialect of the catalog that the table is in,
 * whatever dialect the text has, so that several dialects over one catalog meet in one table.
 */
export function toStoredAnalysis(analysis: Analysis, names: NameSpace): StoredAnalysis {
  const { lineage, fingerprint, complexity } = analysis
  const book = createTableBook(names)
  for (const table of lineage.tablesIn) book.add(table).reads += table.spans.length
  for (const table of lineage.tablesOut) book.add(table).writes += table.spans.length
  const edges = lineage.columns.flatMap(({ target, sources }) =>
    likeliest(sources).flatMap((source) => {
      const column = book.column(source)
      if (column === null) return []
      const { kind, confidence } = source
      return { target: book.column(target), targetName: target.column, source: column, kind, confidence }
    }),
  )
  const usages = likeliest(lineage.uses).flatMap((use) => {
    const column = book.column(use)
    return column === null ? [] : { column, clause: use.kind }
  })
  return {
    engine: analysis.engine,
    status: analysis.status,
    fingerprint: fingerprint.fingerprint,
    family: fingerprint.family,
    complexity: { score: complexity.score, grade: complexity.grade },
    problemCount: analysis.problems.length,
    tablesIn: lineage.tablesIn.map(({ name }) => name),
    tablesOut: lineage.tablesOut.map(({ name }) => name),
    tables: book.tables,
    edges: edges.slice(0, columnsMax),
    usages: usages.slice(0, columnsMax),
    findings: analysis.findings,
    factsJson: JSON.stringify(toAnalysisView(analysis)),
  }
}

interface Mention extends ColumnName {
  kind: string
  confidence: number
  span: Span
}

/**
 * Of the columns that one mention may mean, those that nothing is likelier than. The analysis names them all; in search and
 * graph each of the others would be a claim that is most likely wrong.
 */
function likeliest<T extends Mention>(mentions: readonly T[]): T[] {
  const keyOf = ({ column, kind, span }: T): string => `${span[0]} ${kind} ${column}`
  const best = new Map<string, number>()
  for (const mention of mentions) {
    best.set(keyOf(mention), Math.max(mention.confidence, best.get(keyOf(mention)) ?? 0))
  }
  return mentions.filter((mention) => mention.confidence === best.get(keyOf(mention)))
}

/** The tables of one text under their keys, each once, and its columns, each one object. */
function createTableBook(names: NameSpace) {
  const tables: StoredTable[] = []
  const byKey = new Map<string, number>()
  const byName = new Map<string, number>()
  const columns = new Map<string, StoredColumn>()
  return {
    tables,
    add({ name, parts }: TableFact): StoredTable {
      const table = placeTable(parts, names)
      const key = [table.catalogId, table.schemaKey, table.nameKey].join('\n')
      const index = byKey.get(key) ?? tables.push(table) - 1
      byKey.set(key, index)
      byName.set(name, index)
      return tables[index] ?? table
    },
    /** null where the column's table is not known: such a column has no place in the dictionary. */
    column({ table, column }: ColumnName): StoredColumn | null {
      const index = table === null ? undefined : byName.get(table)
      const owner = index === undefined ? undefined : tables[index]
      if (index === undefined || owner === undefined || column === '*') return null
      const catalog = names.catalogs.find(({ id }) => id === owner.catalogId) ?? names.catalog
      const nameKey = foldIn(catalog, [{ text: column, quoted: false }])
      const key = `${index}\n${nameKey}`
      const known = columns.get(key)
      if (known !== undefined) return known
      const made = { table: index, nameKey, name: column }
      columns.set(key, made)
      return made
    },
  }
}

function placeTable(parts: readonly NamePart[], { catalog, catalogs }: NameSpace): StoredTable {
  const name = parts.slice(-1)
  const prefix = parts.slice(0, -1)
  const first = prefix[0]?.text.toLowerCase()
  const named = prefix.length > 1 ? catalogs.find((other) => other.name.toLowerCase() === first) : undefined
  const home = named ?? catalog
  const [defaultSchema] = home.searchPath
  const fallback = defaultSchema === undefined ? [] : [{ text: defaultSchema, quoted: false }]
  const written = named === undefined ? prefix : prefix.slice(1)
  const schema = written.length > 0 ? written : fallback
  return {
    catalogId: home.id,
    schemaKey: foldIn(home, schema),
    nameKey: foldIn(home, name),
    schemaName: spell(schema),
    name: spell(name),
    reads: 0,
    writes: 0,
  }
}

function foldIn({ dialect }: NamedCatalog, parts: readonly NamePart[]): string {
  const found = findDialect(dialect).dialect
  return parts.map((part) => foldName(part, found)).join('.')
}

function spell(parts: readonly NamePart[]): string {
  return parts.map(({ text }) => text).join('.')
}
