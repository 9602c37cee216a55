import type { Analysis, TableFact } from '@sql-query-manager/core'
import type { AnalysisView } from './views.ts'

/** An analysis as callers see it. */
export function toAnalysisView(analysis: Analysis): AnalysisView {
  const { lineage, fingerprint } = analysis
  return {
    engine: analysis.engine,
    dialect: analysis.dialect,
    status: analysis.status,
    statements: analysis.statements,
    tables_in: lineage.tablesIn.map(toTableView),
    tables_out: lineage.tablesOut.map(toTableView),
    columns: lineage.columns,
    uses: lineage.uses,
    unresolved: lineage.unresolved,
    complexity: analysis.complexity,
    fingerprint: fingerprint.fingerprint,
    family: fingerprint.family,
    findings: analysis.findings.map(({ rule, severity, message, span }) => ({ rule, severity, message, span })),
    problems: analysis.problems,
  }
}

function toTableView({ name, spans }: TableFact) {
  return { name, spans }
}
