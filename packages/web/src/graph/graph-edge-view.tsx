import { columnLabel, confidenceLabel } from '../analysis/column-label.ts'
import { useSpotlight } from '../sql/spotlight.ts'
import { texts } from '../texts/en.ts'
import type { GraphEdge } from './graph-model.ts'
import type { PlacedEdge } from './layout-graph.ts'

interface GraphEdgeViewProps {
  placed: PlacedEdge
  isDimmed: boolean
  hasLabel: boolean
}

/** One edge; a click goes to the place in the text. The list below the graph is its way for the keyboard. */
export function GraphEdgeView({ placed: { edge, path, x, y }, isDimmed, hasLabel }: GraphEdgeViewProps) {
  const { point, jump } = useSpotlight()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: every edge is also a button in the list below the graph.
    <g
      className={`cursor-pointer ${isDimmed ? 'lineage-dimmed' : ''}`}
      onMouseEnter={() => point(edge.span)}
      onMouseLeave={() => point(null)}
      onClick={() => jump(edge.span)}
    >
      <title>{describeEdge(edge)}</title>
      <path d={path} fill="none" stroke="transparent" strokeWidth="14" />
      <path d={path} className="lineage-edge" data-kind={edge.kind} />
      {hasLabel ? (
        <text
          x={x}
          y={y + 4}
          fontSize="11"
          textAnchor="middle"
          className="fill-soft stroke-surface [paint-order:stroke] [stroke-width:4px]"
        >
          {labelOf(edge)}
        </text>
      ) : null}
    </g>
  )
}

/** An edge as a sentence: from, to, kind and confidence. */
export function describeEdge(edge: GraphEdge): string {
  return texts.graph.edge(columnLabel(edge.from), columnLabel(edge.to), labelOf(edge))
}

function labelOf({ kind, confidence }: GraphEdge): string {
  return confidence < 1 ? `${texts.edgeKinds[kind]} ${confidenceLabel(confidence)}` : texts.edgeKinds[kind]
}
