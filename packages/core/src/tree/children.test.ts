import { expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import { parse } from '../parse/parse.ts'
import { parseFixtures } from '../parse/test-support/fixtures.ts'
import { children } from './children.ts'
import { walk } from './walk.ts'

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null && 'kind' in value

const nodesIn = (value: unknown): object[] =>
  Array.isArray(value) ? value.flatMap(nodesIn) : isNode(value) ? [value] : []

test('every node that a node holds is among its children', () => {
  const missing = new Set<string>()
  for (const { dialect, sql } of parseFixtures()) {
    walk(parse(sql, findDialect(dialect).dialect).script, {
      enter(node) {
        const found = new Set<object>(children(node))
        for (const [field, value] of Object.entries(node)) {
          if (nodesIn(value).some((inner) => !found.has(inner))) missing.add(`${node.kind}.${field}`)
        }
      },
    })
  }
  expect([...missing]).toEqual([])
})
