import { expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import { parse } from '../parse/parse.ts'
import { parseFixtures } from '../parse/test-support/fixtures.ts'
import { CHILD_FIELDS } from './children.ts'
import { walk } from './walk.ts'

const holdsNodes = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(holdsNodes) : typeof value === 'object' && value !== null && 'kind' in value

test('every field of a node that holds nodes is in the table', () => {
  const missing = new Set<string>()
  for (const { dialect, sql } of parseFixtures()) {
    walk(parse(sql, findDialect(dialect).dialect).script, {
      enter(node) {
        const listed: readonly string[] = CHILD_FIELDS[node.kind]
        for (const [field, value] of Object.entries(node)) {
          if (holdsNodes(value) && !listed.includes(field)) missing.add(`${node.kind}.${field}`)
        }
      },
    })
  }
  expect([...missing]).toEqual([])
})
