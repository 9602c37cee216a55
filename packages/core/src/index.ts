export {
  type AnalyzeOptions,
  analyze,
  analyzeFindings,
  analyzeFingerprint,
  analyzeLineage,
  analyzeStatements,
  engine,
  type FindingsAnalysis,
  type FingerprintAnalysis,
  type LineageAnalysis,
  type StatementsAnalysis,
} from './analyze.ts'
export type { Dialect } from './dialects/dialect.ts'
export { foldName } from './dialects/fold-name.ts'
export { dialects, type FoundDialect, findDialect } from './dialects/index.ts'
export type {
  Analysis,
  ColumnLineage,
  ColumnName,
  ColumnUse,
  Complexity,
  ComplexityPart,
  EdgeKind,
  Finding,
  Fingerprint,
  Lineage,
  NamePart,
  ParseStatus,
  Problem,
  Severity,
  SourceColumn,
  Span,
  StatementFacts,
  TableFact,
  TextEdit,
  Unresolved,
  UseKind,
} from './facts.ts'
export { type BatchLineage, batchShape } from './lineage/batch-shape.ts'
export type { StatementLineage } from './lineage/trace-lineage.ts'
export { type ParseResult, parse } from './parse/parse.ts'
export type { Catalog, CatalogColumn, CatalogTable } from './scope/catalog.ts'
export { catalogFromSchema, type Schema } from './scope/catalog-from-schema.ts'
