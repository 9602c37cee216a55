import { type KeyboardEvent, useState } from 'react'
import { columnLabel } from '../analysis/column-label.ts'
import { useNotices } from '../components/notices.tsx'
import { texts } from '../texts/en.ts'
import type { ColumnHandlers } from './graph-card-view.tsx'
import type { GraphColumn, GraphModel } from './graph-model.ts'
import { edgesOf, walkGraph } from './walk-graph.ts'

interface GraphFocus {
  handlers: ColumnHandlers
  /** The column whose paths are shown alone: the locked one, else the one pointed at. */
  shown: string | null
  isEdgeShown: (edgeId: string) => boolean
}

/** Which column is reached by Tab, pointed at, or locked, and what the keys do. */
export function useGraphFocus(model: GraphModel, locked: string | null, lock: (id: string | null) => void): GraphFocus {
  const [visited, visit] = useState<string | null>(null)
  const [pointed, point] = useState<string | null>(null)
  const { say } = useNotices()
  const known = (id: string | null): string | null => (id !== null && model.byId.has(id) ? id : null)
  const shown = known(locked) ?? known(pointed)
  const edges = new Set(shown === null ? [] : edgesOf(model, shown).map((edge) => edge.id))
  const columns = new Set(
    shown === null ? [] : [shown, ...edgesOf(model, shown).flatMap((edge) => [edge.from.id, edge.to.id])],
  )
  const describe = (column: GraphColumn): string =>
    texts.graph.column(columnLabel(column), column.side, edgesOf(model, column.id).length)
  const toggle = (id: string): void => {
    const column = model.byId.get(id)
    if (!column) return
    lock(locked === id ? null : id)
    say(locked === id ? texts.graph.unlocked : texts.graph.locked(describe(column)))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const here = known(visited)
    if (here === null) return
    const next = walkGraph(model, here, event.key)
    if (next !== null) document.getElementById(`column-${next}`)?.focus()
    else if (event.key === 'Enter' || event.key === ' ') toggle(here)
    else if (event.key === 'Escape' && locked !== null) lock(null)
    else if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
  }
  return {
    handlers: {
      stop: known(visited) ?? known(locked) ?? [...model.byId.keys()][0] ?? '',
      locked,
      isDimmed: (id) => shown !== null && !columns.has(id),
      describe,
      focus: visit,
      point,
      toggle,
      onKeyDown,
    },
    shown,
    isEdgeShown: (edgeId) => shown === null || edges.has(edgeId),
  }
}
