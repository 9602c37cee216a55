/**
 * The answers of this package in plain data: nothing here points into a tree, everything can be stored or sent.
 * Spans are `[start, end]` in UTF-16 offsets of the text, end exclusive.
 */
export type Span = readonly [start: number, end: number]

/** `parsed`: every token understood; `partial`: some clause kept as opaque; `failed`: no statement recognised. */
export type ParseStatus = 'parsed' | 'partial' | 'failed'

/** Something wrong with a text. `code` is stable, e.g. `syntax.expected`; `line` and `column` count from 1. */
export interface Problem {
  code: string
  message: string
  span: Span
  line: number
  column: number
}

/** `kind`: `select`, `insert`, `create-table-as`, ...; `opaque`: how many pieces were kept without being understood. */
export interface StatementFacts {
  kind: string
  span: Span
  opaque: number
}

/** One part of a name as written, quotes removed; `quoted` decides whether a dialect folds its case. */
export interface NamePart {
  text: string
  quoted: boolean
}

/** A table as this text names it: `name` is the dotted form of `parts`, qualified as far as text and defaults tell. */
export interface TableFact {
  name: string
  parts: readonly NamePart[]
  /** Every place it is named; a self-join has two. */
  spans: readonly Span[]
}

/** `table` null: an output column of a plain query (as target), or a column whose table is not known (as source). */
export interface ColumnName {
  table: string | null
  column: string
}

/** How an output value is made of a source column; the classes of the OpenLineage column facet. */
export type EdgeKind = 'identity' | 'transformation' | 'aggregation'

/** What a column does that does not flow into an output value. */
export type UseKind = 'filter' | 'join' | 'group' | 'sort' | 'window' | 'conditional'

/** `confidence` from 0 to 1: 1 where the text or the catalog leaves no choice. `path`: the part behind a struct column. */
export interface SourceColumn extends ColumnName {
  kind: EdgeKind
  confidence: number
  span: Span
  path?: string
}

/** One output column with the base columns in its expression. `column` is `*` for a star that cannot be expanded. */
export interface ColumnLineage {
  target: ColumnName
  span: Span
  sources: readonly SourceColumn[]
}

export interface ColumnUse extends ColumnName {
  kind: UseKind
  confidence: number
  span: Span
}

/** A reference that resolves to nothing known, and why. */
export interface Unresolved {
  name: string
  reason: 'unknown-column' | 'ambiguous-column' | 'unknown-table-columns' | 'dynamic-sql' | 'template'
  span: Span
}

/** Lineage of one statement, or of a script with its intermediate tables collapsed. */
export interface Lineage {
  tablesIn: readonly TableFact[]
  tablesOut: readonly TableFact[]
  columns: readonly ColumnLineage[]
  uses: readonly ColumnUse[]
  unresolved: readonly Unresolved[]
}

export interface Fingerprint {
  /** `f1:` and 32 hexadecimal digits: the exact shape. */
  fingerprint: string
  /** `g1:` and 32 hexadecimal digits: the family. */
  family: string
  normalized: string
}

export interface ComplexityPart {
  name: string
  points: number
  span?: Span
}

/** `grade` from A (simple) to F. */
export interface Complexity {
  score: number
  grade: 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
  parts: readonly ComplexityPart[]
}

export type Severity = 'error' | 'warning' | 'info'

export interface TextEdit {
  span: Span
  text: string
}

export interface Finding {
  rule: string
  severity: Severity
  message: string
  span: Span
  fix?: readonly TextEdit[]
}

/** Everything known about one text. `engine` names the version of this analysis, so that a store can tell what to redo. */
export interface Analysis {
  engine: string
  dialect: string
  status: ParseStatus
  statements: readonly StatementFacts[]
  problems: readonly Problem[]
  lineage: Lineage
  fingerprint: Fingerprint
  complexity: Complexity
  findings: readonly Finding[]
}
