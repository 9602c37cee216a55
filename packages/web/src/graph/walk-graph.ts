import type { GraphEdge, GraphModel } from './graph-model.ts'

/** Where an arrow key leads from a column: up and down its side, across along its first edge; null when nowhere. */
export function walkGraph(model: GraphModel, id: string, key: string): string | null {
  const here = model.byId.get(id)
  if (!here) return null
  if (key === 'ArrowRight' && here.side === 'source')
    return model.edges.find((edge) => edge.from === here)?.to.id ?? null
  if (key === 'ArrowLeft' && here.side === 'target')
    return model.edges.find((edge) => edge.to === here)?.from.id ?? null
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) return null
  const side = model.cards.filter((card) => card.side === here.side).flatMap((card) => card.columns)
  return side[side.indexOf(here) + step]?.id ?? null
}

/** The edges that touch a column. */
export function edgesOf(model: GraphModel, id: string): readonly GraphEdge[] {
  return model.edges.filter((edge) => edge.from.id === id || edge.to.id === id)
}
