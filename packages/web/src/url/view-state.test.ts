import { describe, expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-params.ts'
import { formatSpan, parseSpan, readList, readQuery } from './view-state.ts'

describe('the address of a page', () => {
  test('gives back every text exactly, numbers and quotes too', () => {
    for (const q of ['123', '"x"', 'a b&c=d', 'null', 'ä🙂', '+', '%', '{"a":1}']) {
      expect(parseSearch(stringifySearch({ q }))).toEqual({ q })
    }
  })

  test('leaves out what is not set', () => {
    expect(stringifySearch({ q: '', tag: undefined, table: null, trash: false })).toBe('')
  })

  test('of a list keeps known filters and drops the rest', () => {
    const state = readList({ q: 'revenue', table: 'lineitem', sort: 'sideways', trash: 'no', evil: '1' })
    expect(state).toEqual({ q: 'revenue', table: 'lineitem' })
  })

  test('of a query refuses tabs, spans and versions that cannot be', () => {
    expect(readQuery({ tab: 'plan', span: '9-3', version: '0', view: 'globe' })).toEqual({})
    expect(readQuery({ tab: 'lineage', span: '3-9', version: '2', view: 'graph', node: 'in:t.a' })).toEqual({
      tab: 'lineage',
      span: '3-9',
      version: '2',
      view: 'graph',
      node: 'in:t.a',
    })
  })

  test('carries a span', () => {
    expect(parseSpan(formatSpan([3, 9]))).toEqual([3, 9])
    for (const text of [undefined, '', '3', '3-', '-1-2', '1.5-2', 'a-b', '3-9x']) expect(parseSpan(text)).toBeNull()
  })
})
