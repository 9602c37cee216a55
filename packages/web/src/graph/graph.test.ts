import { describe, expect, test } from 'vitest'
import type { ColumnView, SourceView } from '../api/types.ts'
import { buildGraph, type GraphModel } from './graph-model.ts'
import { fitName, layoutGraph, type PlacedCard } from './layout-graph.ts'
import { edgesOf, walkGraph } from './walk-graph.ts'

const source = (table: string | null, column: string, kind: SourceView['kind'] = 'identity'): SourceView => ({
  table,
  column,
  kind,
  confidence: 1,
  span: [0, 1],
})
const output = (column: string, ...sources: SourceView[]): ColumnView => ({
  target: { table: null, column },
  span: [0, 1],
  sources,
})

const revenue: ColumnView[] = [
  output('n_name', source('nation', 'n_name')),
  output('revenue', source('lineitem', 'price', 'aggregation'), source('lineitem', 'discount', 'aggregation')),
  output('one'),
]
const model = buildGraph(revenue, 100)

describe('the model of the graph', () => {
  test('has a card for each table read and one for the result, with every column once', () => {
    expect(model.cards.map((card) => [card.side, card.table, card.columns.map(({ column }) => column)])).toEqual([
      ['target', null, ['n_name', 'revenue', 'one']],
      ['source', 'nation', ['n_name']],
      ['source', 'lineitem', ['price', 'discount']],
    ])
    expect(model.edges.map(({ id }) => id)).toEqual([
      'in:nation.n_name out:n_name identity',
      'in:lineitem.price out:revenue aggregation',
      'in:lineitem.discount out:revenue aggregation',
    ])
  })

  test('draws several mentions of one source in one output as one edge for each kind, at the first place', () => {
    const again: SourceView = { ...source('t', 'a'), span: [5, 6] }
    const twice = buildGraph([output('x', source('t', 'a'), again, source('t', 'a', 'aggregation'))], 10)
    expect(twice.edges.map(({ kind, span }) => [kind, span])).toEqual([
      ['identity', [0, 1]],
      ['aggregation', [0, 1]],
    ])
  })

  test('tells outputs of one name apart', () => {
    const same = buildGraph([output('id', source('a', 'id')), output('id', source('b', 'id'))], 10)
    expect(same.edges.map(({ from, to }) => [from.id, to.id])).toEqual([
      ['in:a.id', 'out:id'],
      ['in:b.id', 'out:id#2'],
    ])
  })

  test('says how many outputs it leaves out', () => {
    const many = Array.from({ length: 30 }, (_, index) => output(`c${index}`, source('t', `c${index}`)))
    const cut = buildGraph(many, 12)
    expect(cut.hidden).toBe(18)
    expect(cut.edges).toHaveLength(12)
  })
})

describe('the layout of the graph', () => {
  const overlap = (a: PlacedCard, b: PlacedCard): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

  test('puts sources left of outputs, inside its size, and nothing upon anything', () => {
    for (const width of [0, 320, 700, 1400]) {
      const layout = layoutGraph(model, width)
      expect(layout.width).toBeGreaterThanOrEqual(width)
      for (const card of layout.cards) {
        expect(Math.min(card.x, card.y)).toBeGreaterThanOrEqual(0)
        expect(card.x + card.width).toBeLessThanOrEqual(layout.width)
        expect(card.y + card.height).toBeLessThanOrEqual(layout.height)
        expect(layout.cards.filter((other) => other !== card && overlap(card, other))).toEqual([])
      }
      const left = layout.cards.filter(({ card }) => card.side === 'source')
      const right = layout.cards.filter(({ card }) => card.side === 'target')
      expect(Math.max(...left.map(({ x, width }) => x + width))).toBeLessThan(Math.min(...right.map(({ x }) => x)))
    }
  })

  test('draws every edge from its column to its column', () => {
    const layout = layoutGraph(model, 700)
    expect(layout.edges).toHaveLength(3)
    for (const { edge, path } of layout.edges) {
      const [, startX, startY] = /^M([\d.]+) ([\d.]+)C/.exec(path) ?? []
      const card = layout.cards.find((placed) => placed.rows.some(({ column }) => column === edge.from))
      const row = card?.rows.find(({ column }) => column === edge.from)
      expect(Number(startX)).toBe((card?.x ?? 0) + (card?.width ?? 0))
      expect(Number(startY)).toBe((row?.y ?? 0) + 13)
    }
  })

  test('cuts a name that is too long', () => {
    expect(fitName('short', 200, 13)).toBe('short')
    expect(fitName('a_very_long_column_name_indeed', 100, 13)).toBe('a_very_long…')
  })
})

describe('walking the graph with arrow keys', () => {
  const walk = (from: string, ...keys: string[]): string | null =>
    keys.reduce<string | null>((id, key) => (id === null ? null : walkGraph(model, id, key)), from)

  test('crosses along edges and moves through a side over the ends of its cards', () => {
    expect(walk('in:lineitem.discount', 'ArrowRight')).toBe('out:revenue')
    expect(walk('out:revenue', 'ArrowLeft', 'ArrowDown')).toBe('in:lineitem.discount')
    expect(walk('in:nation.n_name', 'ArrowDown')).toBe('in:lineitem.price')
  })

  test('stays where there is nothing to go to', () => {
    expect(walk('out:one', 'ArrowLeft')).toBeNull()
    expect(walk('out:n_name', 'ArrowUp')).toBeNull()
    expect(walk('in:nation.n_name', 'ArrowLeft')).toBeNull()
    expect(walk('out:nowhere', 'ArrowDown')).toBeNull()
  })

  test('reaches every column from any other', () => {
    const seen = reachable(model, 'out:one')
    expect([...seen].sort()).toEqual([...model.byId.keys()].sort())
  })

  test('knows the edges of a column', () => {
    expect(edgesOf(model, 'out:revenue').map(({ from }) => from.column)).toEqual(['price', 'discount'])
  })
})

function reachable(model: GraphModel, first: string): Set<string> {
  const seen = new Set([first])
  for (const id of seen) {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      const next = walkGraph(model, id, key)
      if (next !== null) seen.add(next)
    }
  }
  return seen
}
