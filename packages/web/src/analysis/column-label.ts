import type { ColumnName, Span } from '../api/types.ts'
import { texts } from '../texts/en.ts'

/** `table.column`, or the column alone for an output of a plain query. */
export function columnLabel({ table, column }: ColumnName): string {
  return table === null ? column : `${table}.${column}`
}

/** A name and a place: what tells two facts of one list apart, in nearly all texts. */
export const placeKey = ({ span, kind = '', ...name }: ColumnName & { span: Span; kind?: string }): string =>
  `${columnLabel(name)} ${kind} ${span.join('-')}`

/** How sure an edge is: `certain`, or a percentage that is never rounded up to certainty. */
export function confidenceLabel(confidence: number): string {
  return confidence >= 1 ? texts.analysis.certain : `${Math.min(99, Math.round(confidence * 100))} %`
}
