import type { GraphCard, GraphColumn, GraphEdge, GraphModel } from './graph-model.ts'

export const rowHeight = 26
export const headHeight = 30
const cardGap = 16
const padding = 2
const cardWidthMin = 150
const cardWidthMax = 280
const middleMin = 110

export interface PlacedCard {
  card: GraphCard
  x: number
  y: number
  width: number
  height: number
  rows: readonly { column: GraphColumn; y: number }[]
}

export interface PlacedEdge {
  edge: GraphEdge
  path: string
  /** Where its label stands. */
  x: number
  y: number
}

export interface GraphLayout {
  width: number
  height: number
  cards: readonly PlacedCard[]
  edges: readonly PlacedEdge[]
}

/** Sources on the left, outputs on the right, each side as a stack around the same middle; all in pixels. */
export function layoutGraph(model: GraphModel, availableWidth: number): GraphLayout {
  const width = Math.max(availableWidth, 2 * cardWidthMin + middleMin + 2 * padding)
  const cardWidth = Math.min(cardWidthMax, Math.max(cardWidthMin, (width - middleMin) / 3))
  const left = model.cards.filter((card) => card.side === 'source')
  const right = model.cards.filter((card) => card.side === 'target')
  const inner = Math.max(stackHeight(left), stackHeight(right))
  const cards = [
    ...stack(left, padding, padding + (inner - stackHeight(left)) / 2, cardWidth),
    ...stack(right, width - cardWidth - padding, padding + (inner - stackHeight(right)) / 2, cardWidth),
  ]
  return { width, height: inner + 2 * padding, cards, edges: drawEdges(model.edges, cards) }
}

const cardHeight = (card: GraphCard): number => headHeight + rowHeight * card.columns.length

function stackHeight(cards: readonly GraphCard[]): number {
  return cards.reduce((sum, card) => sum + cardHeight(card), 0) + cardGap * Math.max(0, cards.length - 1)
}

function stack(cards: readonly GraphCard[], x: number, top: number, width: number): PlacedCard[] {
  let y = top
  return cards.map((card) => {
    const rows = card.columns.map((column, index) => ({ column, y: y + headHeight + index * rowHeight }))
    const placed = { card, x, y, width, height: cardHeight(card), rows }
    y += placed.height + cardGap
    return placed
  })
}

function drawEdges(edges: readonly GraphEdge[], cards: readonly PlacedCard[]): PlacedEdge[] {
  const ends = new Map<string, { x: number; y: number }>()
  for (const { card, x, width, rows } of cards) {
    for (const { column, y } of rows) {
      ends.set(column.id, { x: card.side === 'source' ? x + width : x, y: y + rowHeight / 2 })
    }
  }
  const leaving = new Map<string, number>()
  for (const { from } of edges) leaving.set(from.id, (leaving.get(from.id) ?? 0) + 1)
  return edges.flatMap((edge) => {
    const from = ends.get(edge.from.id)
    const to = ends.get(edge.to.id)
    if (!from || !to) return []
    const bend = (to.x - from.x) / 2
    const path = `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`
    // Beside the end where this line is the only one, so that labels do not cover each other.
    const label = pointOnCurve(leaving.get(edge.from.id) === 1 ? 0.25 : 0.75)
    return [{ edge, path, x: from.x + (to.x - from.x) * label.x, y: from.y + (to.y - from.y) * label.y }]
  })
}

/** Where such a curve is after the part `t` of it, in a square of side 1. */
function pointOnCurve(t: number): { x: number; y: number } {
  return { x: 1.5 * t * (1 - t) + t ** 3, y: t * t * (3 - 2 * t) }
}

/** A name cut to a width, with an ellipsis; letters of the code font are about 0.6 em wide. */
export function fitName(name: string, widthPx: number, fontPx: number): string {
  const lettersMax = Math.max(3, Math.floor(widthPx / (fontPx * 0.61)))
  return name.length <= lettersMax ? name : `${name.slice(0, lettersMax - 1)}…`
}
