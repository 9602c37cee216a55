import type { BatchLineage, Problem } from '@sql-query-manager/core'
import type { FingerprintAnswer, LineageAnswer, LintAnswer, ParseAnswer, StatementsAnswer } from './core-answers.ts'
import { foldCandidates } from './fold-candidates.ts'
import { formatTable, plainText } from './format-table.ts'

/** The answers of core commands for people, one text of several lines each. */
export function printParse({ status, statements, problems }: ParseAnswer, isColoured: boolean): string {
  const rows = statements.map(({ kind, span, opaque }) => [kind, String(span[0]), String(span[1]), String(opaque)])
  const numbers = { align: 'right' } as const
  const columns = [
    { title: 'statement' },
    { title: 'from', ...numbers },
    { title: 'to', ...numbers },
    { title: 'opaque', ...numbers },
  ]
  return sections([`status  ${status}`, rows.length > 0 ? formatTable(columns, rows, isColoured) : '', list(problems)])
}

export function printLineage({ problems, ...lineage }: LineageAnswer, isColoured: boolean): string {
  return sections([printShape(lineage, isColoured), list(problems)])
}

export function printStatements({ statements, problems }: StatementsAnswer, isColoured: boolean): string {
  const parts = statements.map((part, index) => `statement ${index + 1}\n\n${printShape(part, isColoured)}`)
  return sections([...parts, list(problems)])
}

function printShape(shape: BatchLineage, isColoured: boolean): string {
  const { tables_in, tables_out, columns, uses, unresolved } = shape
  const ambiguous = new Set(unresolved.filter(({ reason }) => reason === 'ambiguous-column').map(({ name }) => name))
  const fold = (rows: readonly (readonly [string, string])[]) => foldCandidates(rows, ambiguous)
  const lineage = columns.map(([target, sources]) => [
    target,
    fold(sources.map((source) => [source, '']))
      .map(([source]) => source)
      .join(', '),
  ])
  const used = fold(uses.map(([column, clauses]) => [column, clauses.join(', ')]))
  return sections([
    [`reads   ${names(tables_in)}`, `writes  ${names(tables_out)}`].join('\n'),
    lineage.length > 0 ? formatTable([{ title: 'column' }, { title: 'comes from' }], lineage, isColoured) : '',
    used.length > 0 ? formatTable([{ title: 'also used' }, { title: 'to' }], used, isColoured) : '',
    doubts(unresolved),
  ])
}

const reasons: Readonly<Record<BatchLineage['unresolved'][number]['reason'], string>> = {
  'ambiguous-column': 'of which table is not said',
  'unknown-column': 'no such column is known',
  'unknown-table-columns': 'columns of the table are not known',
  'dynamic-sql': 'SQL that is made at run time',
  template: 'filled in by a template',
}

/** One line for each reason, each name once. */
function doubts(unresolved: BatchLineage['unresolved']): string {
  const byReason = new Map<string, Set<string>>()
  for (const { name, reason } of unresolved) {
    const met = byReason.get(reasons[reason])
    if (met) met.add(name)
    else byReason.set(reasons[reason], new Set([name]))
  }
  return [...byReason].map(([reason, open]) => `not certain, ${reason}: ${plainText([...open].join(', '))}`).join('\n')
}

export function printFingerprint({ fingerprint, family, normalized }: FingerprintAnswer): string {
  return [`fingerprint  ${fingerprint}`, `family       ${family}`, `normalized   ${plainText(normalized)}`].join('\n')
}

export function printLint({ findings, complexity }: LintAnswer, isColoured: boolean): string {
  const rows = findings.map(({ severity, rule, message }) => [severity, rule, message])
  const columns = [{ title: 'severity' }, { title: 'rule' }, { title: 'finding' }]
  return sections([
    `complexity  ${complexity.grade} (${complexity.score})`,
    rows.length > 0 ? formatTable(columns, rows, isColoured) : 'no findings',
  ])
}

function sections(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}

function names(tables: readonly string[]): string {
  return tables.length === 0 ? '-' : plainText(tables.join(', '))
}

function list(problems: readonly Problem[]): string {
  return problems
    .map(({ line, column, code, message }) => `${line}:${column} ${code}: ${plainText(message)}`)
    .join('\n')
}
