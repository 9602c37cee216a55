import { expect, test } from 'vitest'
import { foldCandidates } from './fold-candidates.ts'

const ambiguous = new Set(['l_tax'])

test('says once where an ambiguous column may be from, the likeliest table first', () => {
  const rows = [
    ['lineitem.l_tax', 'filter'],
    ['orders.l_tax', 'filter'],
    ['part.l_tax', 'filter'],
    ['lineitem.l_tax', 'sort'],
    ['orders.o_id', 'filter'],
    ['part.o_id', 'filter'],
  ] as const
  expect(foldCandidates(rows, ambiguous)).toEqual([
    ['lineitem.l_tax or 2 others', 'filter'],
    ['lineitem.l_tax', 'sort'],
    ['orders.o_id', 'filter'],
    ['part.o_id', 'filter'],
  ])
})
