import { describe, expect, test } from 'vitest'
import { findDialect } from '../dialects/index.ts'
import { parse } from '../parse/parse.ts'
import { nameParts } from './names.ts'
import { walk } from './walk.ts'

/** The parts of every table named in the text; quoted ones in angle brackets. */
function tables(dialect: string, sql: string): string[][] {
  const { tokens, script } = parse(sql, findDialect(dialect).dialect)
  const found: string[][] = []
  walk(script, {
    enter(node) {
      if (node.kind !== 'TableRef') return
      found.push(nameParts(tokens, node.name).map(({ text, quoted }) => (quoted ? `<${text}>` : text)))
    },
  })
  return found
}

describe('nameParts', () => {
  test('removes quotes, undoes doubled ones and remembers both', () => {
    expect(tables('postgres', 'select 1 from "a""b".c, d.e.f')).toEqual([
      ['<a"b>', 'c'],
      ['d', 'e', 'f'],
    ])
    expect(tables('tsql', 'select 1 from [a b]..[c]]d]')).toEqual([['<a b>', '', '<c]d>']])
    expect(tables('mysql', 'select 1 from `a``b`')).toEqual([['<a`b>']])
  })

  test('takes dashes and templates as part of a name', () => {
    expect(tables('bigquery', 'select 1 from my-project.set.t')).toEqual([['my-project', 'set', 't']])
    expect(tables('ansi', 'select 1 from stg_{{ env }}.t')).toEqual([['stg_{{ env }}', 't']])
  })
})
