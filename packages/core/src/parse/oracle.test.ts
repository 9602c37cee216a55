import { describe, expect, test } from 'vitest'
import { postgres } from '../dialects/postgres.ts'
import { parse } from './parse.ts'
import { parseFixtures } from './test-support/fixtures.ts'
import { postgresStructure } from './test-support/postgres-structure.ts'
import { structureOf } from './test-support/structure.ts'

const fixtures = parseFixtures('postgres').filter(({ name }) => name !== 'define.sql')
const statements = fixtures.flatMap(({ name, sql }) =>
  parse(sql, postgres).statements.map(({ span }) => [name, sql.slice(...span)] as const),
)

const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b)

describe('the real PostgreSQL grammar agrees', () => {
  test.each(statements)('%s: %s', async (_name, sql) => {
    const theirs = await postgresStructure(sql)
    const { tokens, script } = parse(sql, postgres)
    const ours = structureOf(tokens, script)
    expect(theirs, 'PostgreSQL accepts the fixture').not.toBeNull()
    expect(sorted(ours.columns), 'columns').toEqual(sorted(theirs?.columns ?? []))
    expect(sorted(ours.calls), 'calls').toEqual(sorted(theirs?.calls ?? []))
    expect(sorted(ours.tables), 'tables').toEqual(sorted(theirs?.tables ?? []))
    expect([ours.selects, ours.cases], 'SELECT and CASE').toEqual([theirs?.selects, theirs?.cases])
    expect(
      [...ours.operators].sort((a, b) => a[0] - b[0]),
      'operators',
    ).toEqual([...(theirs?.operators ?? [])].sort((a, b) => a[0] - b[0]))
  })
})
