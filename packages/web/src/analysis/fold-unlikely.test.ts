import { expect, test } from 'vitest'
import { foldUnlikely } from './fold-unlikely.ts'

const source = (table: string, column: string, confidence: number, at = 0) => ({
  table,
  column,
  kind: 'identity' as const,
  confidence,
  span: [at, at + 1] as const,
})
const view = (...sources: ReturnType<typeof source>[]) => ({
  columns: [{ target: { table: null, column: 'x' }, span: [0, 1] as const, sources }],
  uses: [],
})

test('leaves out what is unlikely beside a likely source of the same mention', () => {
  const likely = source('lineitem', 'l_tax', 0.8)
  const elsewhere = source('part', 'l_tax', 0.1, 9)
  const folded = foldUnlikely(view(likely, source('orders', 'l_tax', 0.1), source('part', 'l_tax', 0.1), elsewhere))
  expect(folded.columns[0]?.sources).toEqual([likely, elsewhere])
  expect(folded.count).toBe(2)
})

test('keeps all where none is likelier than the others', () => {
  const sources = [source('a', 'id', 0.5), source('b', 'id', 0.5)]
  expect(foldUnlikely(view(...sources))).toMatchObject({ columns: [{ sources }], count: 0 })
})
