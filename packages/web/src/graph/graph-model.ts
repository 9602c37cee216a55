import { columnLabel } from '../analysis/column-label.ts'
import type { ColumnName, ColumnView, EdgeKind, Span } from '../api/types.ts'

export type Side = 'source' | 'target'

export interface GraphColumn extends ColumnName {
  id: string
  side: Side
}

/** One table (or the result of a plain query) with the columns that are drawn. */
export interface GraphCard {
  id: string
  side: Side
  table: string | null
  columns: GraphColumn[]
}

export interface GraphEdge {
  id: string
  from: GraphColumn
  to: GraphColumn
  kind: EdgeKind
  confidence: number
  span: Span
}

export interface GraphModel {
  cards: readonly GraphCard[]
  edges: readonly GraphEdge[]
  byId: ReadonlyMap<string, GraphColumn>
  /** Outputs left out, because there are more than can be drawn. */
  hidden: number
}

/** A graph of the first `outputsMax` output columns; several mentions of one source in one output are one edge for each kind. */
export function buildGraph(columns: readonly ColumnView[], outputsMax: number): GraphModel {
  const cards = new Map<string, GraphCard>()
  const byId = new Map<string, GraphColumn>()
  const edges = new Map<string, GraphEdge>()

  const add = (side: Side, { table, column }: ColumnName, id: string): GraphColumn => {
    const known = byId.get(id)
    if (known) return known
    const made: GraphColumn = { id, side, table, column }
    byId.set(id, made)
    const cardId = `${side}:${table ?? ''}`
    const card = cards.get(cardId) ?? { id: cardId, side, table, columns: [] }
    card.columns.push(made)
    cards.set(cardId, card)
    return made
  }
  for (const { target, sources } of columns.slice(0, outputsMax)) {
    const to = add('target', target, freeId(byId, `out:${columnLabel(target)}`))
    for (const source of sources) {
      const { kind, confidence, span } = source
      const from = add('source', source, `in:${columnLabel(source)}`)
      const id = `${from.id} ${to.id} ${kind}`
      if (!edges.has(id)) edges.set(id, { id, from, to, kind, confidence, span })
    }
  }
  const hidden = Math.max(0, columns.length - outputsMax)
  return { cards: [...cards.values()], edges: [...edges.values()], byId, hidden }
}

/** Outputs may share a name: the second `id` of a query is `out:id#2`. */
function freeId(taken: ReadonlyMap<string, unknown>, id: string): string {
  if (!taken.has(id)) return id
  let count = 2
  while (taken.has(`${id}#${count}`)) count++
  return `${id}#${count}`
}
