/**
 * What a save keeps of an analysis, as plain data: names are folded already, by the dialect of the catalog that the table is
 * in. Made by the actions from core's `Analysis`, so that the store needs no SQL dialect.
 */
export interface StoredAnalysis {
  /** Version of the analysis; `sqm reanalyze` looks for older ones. */
  engine: string
  status: 'parsed' | 'partial' | 'failed'
  fingerprint: string
  family: string
  complexity: { score: number; grade: string }
  problemCount: number
  /** Names as the text writes them, for lists and for search. */
  tablesIn: readonly string[]
  tablesOut: readonly string[]
  /** Every table of the text, each (catalog, schema key, name key) once; columns point into this list. */
  tables: readonly StoredTable[]
  edges: readonly StoredEdge[]
  usages: readonly StoredUsage[]
  findings: readonly StoredFinding[]
  /** The answer to `GET /queries/{id}`'s `analysis`, as JSON. */
  factsJson: string
}

export interface StoredTable {
  catalogId: string
  /** Folded; empty where the schema is not known. */
  schemaKey: string
  nameKey: string
  /** The spelling, kept for people when the table is new. */
  schemaName: string
  name: string
  /** How often the text reads and writes it; both 0 for a table that only a column mentions. */
  reads: number
  writes: number
}

/** `table` is an index into `tables`. */
export interface StoredColumn {
  table: number
  nameKey: string
  name: string
}

export interface StoredEdge {
  /** null for the output of a plain query; `targetName` is its name then. */
  target: StoredColumn | null
  targetName: string
  source: StoredColumn
  kind: 'identity' | 'transformation' | 'aggregation'
  confidence: number
}

export interface StoredUsage {
  column: StoredColumn
  clause: 'filter' | 'join' | 'group' | 'sort' | 'window' | 'conditional'
}

export interface StoredFinding {
  rule: string
  severity: 'error' | 'warning' | 'info'
  message: string
  span: readonly [start: number, end: number]
}
