import type { Analysis, ColumnName, Lineage, Problem, Span, StatementFacts, Unresolved } from '@sql-query-manager/core'
import type { LineAnswer } from './answer-lines.ts'

/** The answers of the batch mode. Their names and shapes are public: add to them, change nothing. */
export interface ParseAnswer extends LineAnswer {
  status: Analysis['status']
  statements: readonly StatementFacts[]
  problems: readonly Problem[]
}

/** `columns` are pairs of a target and its sources, `uses` of a column and what it is used for. */
export interface LineageAnswer extends LineAnswer {
  tables_in: readonly string[]
  tables_out: readonly string[]
  columns: readonly (readonly [target: string, sources: readonly string[]])[]
  uses: readonly (readonly [column: string, clauses: readonly string[]])[]
  unresolved: readonly Unresolved[]
  problems: readonly Problem[]
}

/** With `--per-statement`: one answer for each statement, in order. */
export interface StatementsAnswer extends LineAnswer {
  statements: readonly (Omit<LineageAnswer, 'id'> & { span: Span })[]
}

export interface FingerprintAnswer extends LineAnswer {
  fingerprint: string
  family: string
  normalized: string
}

export interface LintAnswer extends LineAnswer {
  findings: Analysis['findings']
  complexity: Analysis['complexity']
}

/** Names in the order in which the text brings them, each once. */
export function toLineageAnswer(lineage: Lineage, problems: readonly Problem[]): Omit<LineageAnswer, 'id'> {
  return {
    tables_in: unique(lineage.tablesIn.map(({ name }) => name)),
    tables_out: unique(lineage.tablesOut.map(({ name }) => name)),
    columns: lineage.columns.map(({ target, sources }) => [nameOf(target), unique(sources.map(nameOf))]),
    uses: groupUses(lineage),
    unresolved: lineage.unresolved,
    problems,
  }
}

function groupUses({ uses }: Lineage): [string, string[]][] {
  const clauses = new Map<string, Set<string>>()
  for (const use of uses) {
    const name = nameOf(use)
    const known = clauses.get(name)
    if (known === undefined) clauses.set(name, new Set([use.kind]))
    else known.add(use.kind)
  }
  return [...clauses].map(([name, kinds]) => [name, [...kinds]])
}

function nameOf({ table, column }: ColumnName): string {
  return table === null ? column : `${table}.${column}`
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
