import { describe, expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import { parse } from '../parse/parse.ts'
import { applyEdits } from './apply-edits.ts'
import { rewrites } from './index.ts'
import { type Rewrite, rewriteEdits } from './rewrite.ts'

function apply(rewrite: Rewrite, sql: string): string {
  return applyEdits(sql, rewriteEdits(rewrite, parse(sql, findDialect('postgres').dialect)))
}

describe.each(rewrites)('$id', (rewrite) => {
  const { before, after, traps } = rewrite.docs

  test('turns its example before into the one after, and then has nothing to do', () => {
    expect(apply(rewrite, before)).toBe(after)
    expect(apply(rewrite, after)).toBe(after)
    expect(parse(after, findDialect('postgres').dialect).status).toBe('parsed')
  })

  test('works inside subqueries and keeps everything around it', () => {
    const around = (sql: string): string => `-- kept\nselect 1 from a where x in (${sql}) /* kept */;\nselect 2`
    expect(apply(rewrite, around(before))).toBe(around(after))
  })

  test.each(traps)('leaves alone: %s', (trap) => {
    expect(apply(rewrite, trap)).toBe(trap)
  })

  test('needs a proof exactly when it needs a fact', () => {
    expect(rewrite.safety === 'needs-proof').toBe(rewrite.needs.length > 0)
  })
})

const byId = (id: string): Rewrite => {
  const found = rewrites.find((rewrite) => rewrite.id === id)
  if (found === undefined) throw new Error(`no rewrite ${id}`)
  return found
}

describe('case-else-null', () => {
  test('keeps a comment before ELSE', () => {
    expect(apply(byId('case-else-null'), 'select case when a then b /* why */ else null end')).toBe(
      'select case when a then b /* why */  end',
    )
  })
})

describe('distinct-parens', () => {
  test.each([
    ['select distinct (a) from t', 'select distinct a from t'],
    ['select distinct(a)from t', 'select distinct a from t'],
    ['select distinct ( a ) b from t', 'select distinct  a  b from t'],
  ])('%s keeps words apart', (before, after) => {
    expect(apply(byId('distinct-parens'), before)).toBe(after)
  })
})

describe('or-same-column', () => {
  test.each([
    ['select 1 from t where A.b = 1 or a.B = 2', 'select 1 from t where A.b IN (1, 2)'],
    ['select 1 from t where (a = 1 or a = 2) and b = 3', 'select 1 from t where (a IN (1, 2)) and b = 3'],
    ['select 1 from t where "A" = 1 or a = 2', 'select 1 from t where "A" = 1 or a = 2'],
    ['select 1 from t where a = 1 or b = 2 or a = 3', 'select 1 from t where a = 1 or b = 2 or a = 3'],
  ])('%s', (before, after) => {
    expect(apply(byId('or-same-column'), before)).toBe(after)
  })
})
