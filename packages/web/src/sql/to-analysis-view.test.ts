import { analyze } from '@sql-query-manager/core'
import { expect, test } from 'vitest'
import { toAnalysisView } from './to-analysis-view.ts'

test('carries tables, columns and problems of a text in the names of the REST interface', () => {
  const sql = 'insert into report select sum(o.amount) as total from orders o; selct'
  const view = toAnalysisView(analyze(sql, { dialect: 'postgres' }))
  expect(view.tables_in.map(({ name }) => name)).toEqual(['orders'])
  expect(view.tables_out.map(({ name }) => name)).toEqual(['report'])
  expect(view.columns[0]?.sources[0]).toMatchObject({ table: 'orders', column: 'amount', kind: 'aggregation' })
  expect(view.problems.length).toBeGreaterThan(0)
  expect(view.fingerprint).toMatch(/^f1:[0-9a-f]{32}$/)
  expect(view.family).toMatch(/^g1:[0-9a-f]{32}$/)
})

test('can be sent from a worker', () => {
  const view = toAnalysisView(analyze('select 1', { dialect: 'ansi' }))
  expect(structuredClone(view)).toEqual(view)
})
