import type { Analysis } from '@sql-query-manager/core'
import type { AnalysisView } from '../api/types.ts'

/** The analysis made in this browser, in the shape in which the server sends its own. */
export function toAnalysisView({ lineage, fingerprint, ...rest }: Analysis): AnalysisView {
  return {
    engine: rest.engine,
    dialect: rest.dialect,
    status: rest.status,
    statements: rest.statements,
    tables_in: lineage.tablesIn.map(({ name, spans }) => ({ name, spans })),
    tables_out: lineage.tablesOut.map(({ name, spans }) => ({ name, spans })),
    columns: lineage.columns,
    uses: lineage.uses,
    unresolved: lineage.unresolved,
    complexity: rest.complexity,
    fingerprint: fingerprint.fingerprint,
    family: fingerprint.family,
    findings: rest.findings.map(({ rule, severity, message, span }) => ({ rule, severity, message, span })),
    problems: rest.problems,
  }
}
