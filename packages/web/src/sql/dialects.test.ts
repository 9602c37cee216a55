import { dialects } from '@sql-query-manager/core'
import { expect, test } from 'vitest'
import { dialectChoices, firstDialect } from './dialects.ts'

test('offers every dialect that core reads, and no other', () => {
  expect(dialectChoices.map(({ id }) => id).sort()).toEqual(dialects.map(({ id }) => id).sort())
  expect(dialectChoices.map(({ id }) => id)).toContain(firstDialect)
})
