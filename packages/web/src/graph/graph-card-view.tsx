import type { KeyboardEvent } from 'react'
import { texts } from '../texts/en.ts'
import type { GraphColumn } from './graph-model.ts'
import { fitName, headHeight, type PlacedCard, rowHeight } from './layout-graph.ts'

export interface ColumnHandlers {
  /** The one column that Tab reaches. */
  stop: string
  locked: string | null
  isDimmed: (id: string) => boolean
  describe: (column: GraphColumn) => string
  focus: (id: string) => void
  point: (id: string | null) => void
  toggle: (id: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

const fontPx = 13

/** A table with the columns that take part. */
export function GraphCardView({ placed, handlers }: { placed: PlacedCard; handlers: ColumnHandlers }) {
  const { card, x, y, width, height, rows } = placed
  const isUnknown = card.side === 'source' && card.table === null
  const title = card.table ?? (card.side === 'source' ? texts.graph.unknownTable : texts.graph.result)
  return (
    <g>
      <rect
        {...{ x, y, width, height }}
        rx="7"
        className="fill-surface stroke-edge"
        strokeDasharray={isUnknown ? '4 3' : undefined}
      />
      <text x={x + 10} y={y + 20} fontSize={fontPx} className="fill-ink font-semibold">
        {fitName(title, width - 20, fontPx)}
        <title>{title}</title>
      </text>
      <path d={`M${x} ${y + headHeight}H${x + width}`} className="stroke-line" />
      {rows.map((row) => (
        <ColumnRow key={row.column.id} column={row.column} {...{ x, width, handlers }} y={row.y} />
      ))}
    </g>
  )
}

interface ColumnRowProps {
  column: GraphColumn
  x: number
  y: number
  width: number
  handlers: ColumnHandlers
}

function ColumnRow({ column, x, y, width, handlers }: ColumnRowProps) {
  const { id } = column
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing.
    <g
      id={`column-${id}`}
      role="button"
      tabIndex={handlers.stop === id ? 0 : -1}
      aria-pressed={handlers.locked === id}
      aria-label={handlers.describe(column)}
      data-on={handlers.locked === id}
      className={`lineage-column ${handlers.isDimmed(id) ? 'lineage-dimmed' : ''}`}
      onClick={() => handlers.toggle(id)}
      onFocus={() => handlers.focus(id)}
      onMouseEnter={() => handlers.point(id)}
      onMouseLeave={() => handlers.point(null)}
      onKeyDown={handlers.onKeyDown}
    >
      <rect x={x + 2} y={y + 1} width={width - 4} height={rowHeight - 2} rx="4" />
      <text x={x + 10} y={y + 17} fontSize={fontPx} className="fill-ink font-mono">
        {fitName(column.column, width - 20, fontPx)}
        <title>{column.column}</title>
      </text>
    </g>
  )
}
