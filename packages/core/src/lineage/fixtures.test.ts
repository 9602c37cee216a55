import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyzeLineage } from '../analyze.ts'
import type { Lineage } from '../facts.ts'
import { catalogFromSchema } from '../scope/catalog-from-schema.ts'
import { batchShape } from './batch-shape.ts'

// The format is described in fixtures/lineage/README.md.
const folder = new URL('../fixtures/lineage/', import.meta.url)

interface Case {
  title: string
  directives: [name: string, value: string][]
  sql: string
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql'))) {
  describe(file, () => {
    test.each(readCases(readFileSync(new URL(file, folder), 'utf8')))('$title', (each) => {
      expect(answerTo(each)).toEqual(expectationOf(each))
    })
  })
}

function readCases(text: string): Case[] {
  return text.split(/^-- case: /m).flatMap((part) => {
    const [title = '', ...lines] = part.trim().split('\n')
    const directives: [string, string][] = []
    while (lines[0]?.startsWith('-- ')) {
      const [, name = '', value = ''] = /^-- ([^:]+):\s*(.*)$/.exec(lines.shift() ?? '') ?? []
      if (!known.test(name)) throw new Error(`${title}: nobody knows the directive "${name}"`)
      directives.push([name, value])
    }
    return title === '' ? [] : [{ title, directives, sql: lines.join('\n') }]
  })
}

const known = /^(dialect|schema|default schema|reads|writes|(statement \d+ )?column|uses|unresolved)$/

function valuesOf({ directives }: Case, name: string): string[] {
  return directives.filter(([each]) => each === name).map(([, value]) => value)
}

function expectationOf(each: Case): string[] {
  const compared = each.directives.filter(([name]) => !/^(dialect|schema|default schema)$/.test(name))
  return compared.map(([name, value]) => `${name}: ${sorted(value)}`).sort()
}

function answerTo(each: Case): string[] {
  const dialect = valuesOf(each, 'dialect')[0] ?? 'ansi'
  const catalog = catalogFromSchema(schemaOf(valuesOf(each, 'schema').join(', ')), { dialect })
  const defaultSchema = valuesOf(each, 'default schema')[0] ?? null
  const { lineage, perStatement, problems } = analyzeLineage(each.sql, { dialect, catalog, defaultSchema })
  expect(problems).toEqual([])
  const shape = batchShape(lineage)
  const lines = [`reads: ${shape.tables_in.sort().join(', ')}`, `writes: ${shape.tables_out.sort().join(', ')}`]
  lines.push(...columnLines('column', lineage))
  perStatement.forEach((statement, index) => {
    const name = `statement ${index + 1} column`
    if (valuesOf(each, name).length > 0) lines.push(...columnLines(name, statement.lineage))
  })
  if (valuesOf(each, 'uses').length > 0) {
    for (const [column, clauses] of shape.uses) lines.push(`uses: ${column}: ${clauses.sort().join(', ')}`)
  }
  if (valuesOf(each, 'unresolved').length > 0) {
    for (const { name, reason } of shape.unresolved) lines.push(`unresolved: ${name} ${reason}`)
  }
  return lines.sort()
}

function columnLines(name: string, lineage: Lineage): string[] {
  return batchShape(lineage).columns.map(([target, sources]) => `${name}: ${target} <- ${sources.sort().join(', ')}`)
}

/** `x <- b, a`, `t.a: sort, filter`: the list behind the mark in order. */
function sorted(value: string): string {
  const [, head = '', list = ''] = /^(.*?(?:<-|:)\s*)?(.*)$/.exec(value) ?? []
  const items = list.split(', ').sort().join(', ')
  return head === '' ? items : `${head.trimEnd()} ${items}`
}

/** `t(a, b), s.u(c STRUCT<x INT64>)` */
function schemaOf(text: string): Record<string, Record<string, string>> {
  const schema: Record<string, Record<string, string>> = {}
  for (const [, table = '', columns = ''] of text.matchAll(/([\w."]+)\(([^()]*)\)/g)) {
    const names = columns.match(/[^,<]+(<[^>]*>)?/g) ?? []
    const pairs = names.map((column) => column.trim().replaceAll('"', '').split(/ (.*)/))
    schema[table.replaceAll('"', '')] = Object.fromEntries(pairs.map(([name = '', type = 'INT']) => [name, type]))
  }
  return schema
}
