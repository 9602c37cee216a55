import type { AnalysisView, ColumnName, Span } from '../api/types.ts'

export interface Folded {
  columns: AnalysisView['columns']
  uses: AnalysisView['uses']
  /** How many candidates are left out. */
  count: number
}

/**
 * Leaves out the candidates of an ambiguous column beside which another of the same mention is likely. Where all are equally
 * likely, all stay.
 */
export function foldUnlikely({ columns, uses }: Pick<AnalysisView, 'columns' | 'uses'>): Folded {
  let count = 0
  const keep = <T extends Candidate>(candidates: readonly T[]): T[] => {
    const likely = new Set(candidates.filter(isLikely).map(mentionOf))
    const kept = candidates.filter((each) => isLikely(each) || !likely.has(mentionOf(each)))
    count += candidates.length - kept.length
    return kept
  }
  const shown = columns.map((column) => ({ ...column, sources: keep(column.sources) }))
  return { columns: shown, uses: keep(uses), count }
}

type Candidate = ColumnName & { kind: string; confidence: number; span: Span }

const isLikely = ({ confidence }: Candidate): boolean => confidence > 0.5
const mentionOf = ({ column, kind, span }: Candidate): string => `${column} ${kind} ${span.join('-')}`
