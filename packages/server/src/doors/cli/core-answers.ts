import type { Analysis, BatchLineage, Problem, Span, StatementFacts } from '@sql-query-manager/core'
import type { LineAnswer } from './answer-lines.ts'

/** The answers of the batch mode. Their names and shapes are public: add to them, change nothing. */
export interface ParseAnswer extends LineAnswer {
  status: Analysis['status']
  statements: readonly StatementFacts[]
  problems: readonly Problem[]
}

export interface LineageAnswer extends LineAnswer, BatchLineage {
  problems: readonly Problem[]
}

/** With `--per-statement`: what each statement does, in order, those inside of blocks included. */
export interface StatementsAnswer extends LineAnswer {
  statements: readonly (BatchLineage & { span: Span })[]
  problems: readonly Problem[]
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
