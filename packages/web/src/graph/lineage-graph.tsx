import { useMemo } from 'react'
import { EdgeKindMark } from '../analysis/edge-kind-mark.tsx'
import { Place } from '../analysis/place.tsx'
import type { ColumnView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { GraphCardView } from './graph-card-view.tsx'
import { describeEdge, GraphEdgeView } from './graph-edge-view.tsx'
import { buildGraph, type GraphEdge } from './graph-model.ts'
import { layoutGraph } from './layout-graph.ts'
import { useGraphFocus } from './use-graph-focus.ts'
import { useWidth } from './use-width.ts'
import { edgesOf } from './walk-graph.ts'

/** More rows than this cannot be followed by eye; the table has them all. */
const outputsMax = 120
const labelsMax = 14

export interface LineageGraphProps {
  columns: readonly ColumnView[]
  /** Id of the column whose paths are held, from the address of the page. */
  locked: string | null
  lock: (id: string | null) => void
}

/** Source columns left, outputs right, an edge for every dependency. */
export function LineageGraph({ columns, locked, lock }: LineageGraphProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const model = useMemo(() => buildGraph(columns, outputsMax), [columns])
  const layout = useMemo(() => layoutGraph(model, width), [model, width])
  const { handlers, shown, isEdgeShown } = useGraphFocus(model, locked, lock)
  const isLabelled = (id: string): boolean => (shown === null ? model.edges.length <= labelsMax : isEdgeShown(id))
  return (
    <div>
      <EdgeLegend />
      <div ref={box} className="overflow-x-auto">
        {width === 0 ? null : (
          // biome-ignore lint/a11y/useSemanticElements: a group of controls inside a drawing.
          <svg
            role="group"
            aria-label={texts.graph.label}
            width={layout.width}
            height={layout.height}
            className="block"
          >
            {layout.edges.map((placed) => (
              <GraphEdgeView
                key={placed.edge.id}
                placed={placed}
                isDimmed={!isEdgeShown(placed.edge.id)}
                hasLabel={isLabelled(placed.edge.id)}
              />
            ))}
            {layout.cards.map((placed) => (
              <GraphCardView key={placed.card.id} placed={placed} handlers={handlers} />
            ))}
          </svg>
        )}
      </div>
      {model.hidden > 0 ? <p className="mt-2 text-warning">{texts.graph.hidden(model.hidden)}</p> : null}
      <p className="mt-2 text-sm text-soft">{texts.graph.hint}</p>
      {locked !== null && model.byId.has(locked) ? <HeldEdges edges={edgesOf(model, locked)} /> : null}
    </div>
  )
}

const kinds = ['identity', 'transformation', 'aggregation'] as const

function EdgeLegend() {
  return (
    <ul aria-label={texts.graph.legend} className="mb-2 flex flex-wrap gap-x-4 text-sm text-soft">
      {kinds.map((kind) => (
        <li key={kind}>
          <EdgeKindMark kind={kind} />
        </li>
      ))}
    </ul>
  )
}

/** The edges of the held column as buttons: what a click on a line does, for the keyboard. */
function HeldEdges({ edges }: { edges: readonly GraphEdge[] }) {
  return (
    <ul aria-label={texts.graph.lockedEdges} className="mt-1">
      {edges.map((edge) => (
        <li key={edge.id}>
          <Place span={edge.span}>{describeEdge(edge)}</Place>
        </li>
      ))}
    </ul>
  )
}
