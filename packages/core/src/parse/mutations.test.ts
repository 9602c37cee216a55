import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dialects } from '../dialects/index.ts'
import { parse } from './parse.ts'
import { parseFixtures } from './test-support/fixtures.ts'
import { joined, misplaced } from './test-support/tree-checks.ts'

const fixtures = parseFixtures()
const statements = fixtures.flatMap(({ dialect, sql }) => {
  const data = dialects.find(({ id }) => id === dialect)
  return data ? parse(sql, data).statements.map(({ span }) => sql.slice(...span)) : []
})
const pieces = [...new Set(statements.flatMap((sql) => sql.split(/(\s+|\b)/).filter((piece) => piece.trim() !== '')))]

type Change = { at: number; remove: number; insert: string }

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(12),
  insert: fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom('(', ')', '[', ']', '{', '}', "'", '"', '`', '$$', '/*', ';', ',', ''),
  ),
})

function mutate(sql: string, changes: readonly Change[]): string {
  let text = sql
  for (const { at, remove, insert } of changes) {
    const place = Math.floor(at * text.length)
    text = `${text.slice(0, place)} ${insert} ${text.slice(place + remove)}`
  }
  return text
}

const dialect = fc.constantFrom(...dialects)

describe('any text', () => {
  test('is read without an exception and given back whole', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 })),
        dialect,
        (sql, data) => {
          const result = parse(sql, data)
          expect(joined(result)).toBe(sql)
          expect(misplaced(result)).toEqual([])
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('made of words of SQL in any order is read too', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), dialect, (words, data) => {
        const sql = words.join(' ')
        const result = parse(sql, data)
        expect(joined(result)).toBe(sql)
        expect(misplaced(result)).toEqual([])
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a statement with a few changes', () => {
  test('is read without an exception, with its nodes in place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...statements),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        dialect,
        (sql, changes, data) => {
          const text = mutate(sql, changes)
          const result = parse(text, data)
          expect(joined(result)).toBe(text)
          expect(misplaced(result)).toEqual([])
          expect(result.problems.length).toBeLessThanOrEqual(100)
        },
      ),
      { numRuns: 5000 },
    )
  })
})
