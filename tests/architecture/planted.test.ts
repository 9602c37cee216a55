import { describe, expect, test } from 'vitest'
import { checkNames, checkSizes } from './check-files.ts'
import { checkImports } from './check-imports.ts'
import { checkSyntax } from './check-syntax.ts'
import { type Source, toSource, type Violation } from './source.ts'

type Files = Readonly<Record<string, string>>

/** The checks must see each of these; the second text of a pair stands as near to it as an innocent text can. */
const plants: readonly { rule: string; bad: Files; good: Files }[] = [
  {
    rule: 'floors',
    bad: { 'packages/core/src/lex/a.ts': `import { b } from '../parse/b.ts'`, 'packages/core/src/parse/b.ts': '' },
    good: { 'packages/core/src/parse/a.ts': `import { b } from '../lex/b.ts'`, 'packages/core/src/lex/b.ts': '' },
  },
  {
    rule: 'floors',
    bad: { 'packages/server/src/store/a.ts': `import type { B } from '../optimizer/b.ts'` },
    good: { 'packages/server/src/store/a.ts': `import type { B } from '../kernel/b.ts'` },
  },
  {
    rule: 'floors',
    bad: { 'packages/server/src/kernel/a.ts': `const b = await import('../store/b.ts')` },
    good: { 'packages/server/src/actions/a.ts': `const b = await import('../store/b.ts')` },
  },
  {
    rule: 'floors',
    bad: { 'packages/server/src/doors/http/a.ts': `import { openStore } from '../../store/open-store.ts'` },
    good: { 'packages/server/src/main.ts': `import { openStore } from './store/open-store.ts'` },
  },
  {
    rule: 'floors',
    bad: { 'packages/server/src/actions/a.ts': `export { lex } from '../../../core/src/lex/lex.ts'` },
    good: { 'packages/server/src/actions/a.ts': `export { analyze } from '@sql-query-manager/core'` },
  },
  {
    rule: 'floors',
    bad: { 'packages/web/src/a.ts': `type B = import('@sql-query-manager/server').B` },
    good: { 'packages/web/src/a.ts': `type B = import('@sql-query-manager/core').B` },
  },
  {
    rule: 'pure',
    bad: { 'packages/core/src/lex/a.ts': `import { createHash } from 'node:crypto'` },
    good: { 'packages/core/src/lex/a.test.ts': `import { readFileSync } from 'node:fs'` },
  },
  {
    rule: 'pure',
    bad: { 'packages/core/src/lex/a.ts': `import { z } from 'zod'` },
    good: { 'packages/server/src/kernel/a.ts': `import { z } from 'zod'` },
  },
  {
    rule: 'pure',
    bad: { 'packages/web/src/a.ts': `import { join } from 'node:path'` },
    good: { 'packages/web/src/a.ts': `import { useState } from 'react'` },
  },
  {
    rule: 'database-package',
    bad: { 'packages/server/src/actions/a.ts': `import { Kysely } from 'kysely'` },
    good: { 'packages/server/src/store/a.ts': `import { Kysely } from 'kysely'` },
  },
  {
    rule: 'own-index',
    bad: { 'packages/core/src/lineage/a.ts': `import { parse } from '../index.ts'` },
    good: { 'packages/core/src/lineage/a.ts': `import { parse } from '../parse/parse.ts'` },
  },
  {
    rule: 'imports-test',
    bad: { 'packages/core/src/lex/a.ts': `import { b } from './b.test.ts'` },
    good: { 'packages/core/src/lex/a.ts': `import { b } from './b.ts'` },
  },
  {
    rule: 'imports-test',
    bad: { 'packages/core/src/lex/a.ts': `import { b } from './test-support/b.ts'` },
    good: { 'packages/core/src/lex/test-support/a.ts': `import { readFileSync } from 'node:fs'` },
  },
  {
    rule: 'no-room',
    bad: { 'packages/server/src/cellar/a.ts': '' },
    good: { 'packages/server/src/kernel/a.ts': '' },
  },
  {
    rule: 'circle',
    bad: {
      'packages/core/src/lex/a.ts': `import { b } from './b.ts'`,
      'packages/core/src/lex/b.ts': `import { c } from './c.ts'`,
      'packages/core/src/lex/c.ts': `import { a } from './a.ts'`,
    },
    good: {
      'packages/core/src/lex/a.ts': `import { b } from './b.ts'`,
      'packages/core/src/lex/b.ts': `import type { A } from './a.ts'`,
    },
  },
  {
    rule: 'no-any',
    bad: { 'packages/core/src/lex/a.ts': 'export const a = (x: any[]) => x' },
    good: { 'packages/core/src/lex/a.ts': `// any\nexport const any = 'any'` },
  },
  {
    rule: 'no-as',
    bad: { 'packages/core/src/lex/a.ts': 'export const a = b as unknown' },
    good: { 'packages/core/src/lex/a.ts': `import { b as c } from './b.ts'\nexport const a = [1] as const` },
  },
  {
    rule: 'no-as',
    bad: { 'bench/a.ts': 'export const a = <string>b' },
    good: { 'bench/a.ts': 'export const a = first<string>(b)' },
  },
  {
    rule: 'no-bang',
    bad: { 'packages/core/src/lex/a.ts': 'export const a = b!.c' },
    good: { 'packages/core/src/lex/a.ts': 'export const a = !b.c && b !== c' },
  },
  {
    rule: 'no-bang',
    bad: { 'packages/core/src/lex/a.ts': 'class A { b!: string }' },
    good: { 'packages/core/src/lex/a.ts': 'class A { b?: string }' },
  },
  {
    rule: 'no-enum',
    bad: { 'packages/core/src/lex/a.ts': 'export enum A { B }' },
    good: { 'packages/core/src/lex/a.ts': `export const a = 'enum'` },
  },
  {
    rule: 'no-namespace',
    bad: { 'packages/core/src/lex/a.ts': 'namespace A { export const b = 1 }' },
    good: { 'packages/web/src/a.ts': `declare module 'x' { interface Register { b: 1 } }` },
  },
  {
    rule: 'no-default-export',
    bad: { 'packages/core/src/lex/a.ts': 'export default function a() {}' },
    good: { 'packages/core/src/lex/a.ts': 'export function a(b: number) { switch (b) { default: return 1 } }' },
  },
  {
    rule: 'no-default-export',
    bad: { 'packages/core/src/lex/a.ts': 'const a = 1\nexport { a as default }' },
    good: { 'packages/web/vite.config.ts': 'export default {}' },
  },
  {
    rule: 'no-default-export',
    bad: { 'packages/core/src/lex/a.ts': 'export default 1' },
    good: { 'packages/core/src/lex/a.ts': `import b from './b.ts'` },
  },
  {
    rule: 'no-export-star',
    bad: { 'packages/core/src/lex/a.ts': `export * from './b.ts'` },
    good: { 'packages/core/src/lex/a.ts': `import * as z from './b.ts'\nexport { c } from './b.ts'` },
  },
  {
    rule: 'no-export-star',
    bad: { 'packages/core/src/lex/a.ts': `export * as b from './b.ts'` },
    good: { 'packages/core/src/lex/a.ts': `export type { B } from './b.ts'` },
  },
  {
    rule: 'environment',
    bad: { 'packages/server/src/store/a.ts': 'export const a = process.env.SQM_PORT' },
    good: { 'packages/server/src/kernel/config.ts': 'export const a = process.env.SQM_PORT' },
  },
  {
    rule: 'environment',
    bad: { 'packages/server/src/store/a.ts': 'const { env } = process' },
    good: { 'packages/server/src/store/a.ts': 'const { pid } = process' },
  },
  {
    rule: 'environment',
    bad: { 'packages/server/src/store/a.ts': `import { env } from 'node:process'` },
    good: { 'packages/server/src/store/a.ts': `import { stdout } from 'node:process'` },
  },
  {
    rule: 'environment',
    bad: { 'packages/server/src/store/a.ts': `export const a = process['env']` },
    good: { 'packages/server/src/store/a.ts': `export const a = settings['env']` },
  },
  {
    rule: 'raw-sql',
    bad: { 'packages/server/src/actions/a.ts': `db.prepare('select 1')` },
    good: { 'packages/server/src/store/a.ts': `db.prepare('select 1')` },
  },
  {
    rule: 'raw-sql',
    bad: { 'packages/server/src/actions/a.ts': `this.db.exec('select 1')` },
    good: { 'packages/server/src/actions/a.ts': `/select/.exec('select 1')` },
  },
  {
    rule: 'raw-sql',
    bad: { 'packages/server/src/optimizer/a.ts': `await pool.query('select 1')` },
    good: { 'packages/server/src/connectors/a.ts': `await pool.query('select 1')` },
  },
  {
    rule: 'raw-sql',
    bad: { 'packages/server/src/doors/http/a.ts': 'const a = sql<number>`select 1`' },
    good: { 'packages/server/src/doors/http/a.ts': 'const sql = `select 1`' },
  },
  {
    rule: 'raw-sql',
    bad: { 'packages/server/src/doors/http/a.ts': `const a = sql.raw('select 1')` },
    good: { 'packages/server/src/doors/http/a.ts': 'const a = request.query.sql' },
  },
  {
    rule: 'file-name',
    bad: { 'packages/server/src/store/date-utils.ts': '' },
    good: { 'packages/server/src/store/format-date.ts': '' },
  },
  {
    rule: 'file-name',
    bad: { 'packages/server/src/store/helpers/a.ts': '' },
    good: { 'packages/core/src/lineage/plan-common-table.ts': '' },
  },
  {
    rule: 'file-name',
    bad: { 'packages/web/src/QueryPage.tsx': '' },
    good: { 'packages/web/src/query-page.tsx': '' },
  },
  {
    rule: 'file-size',
    bad: { 'packages/core/src/lex/a.ts': '\n'.repeat(501) },
    good: { 'packages/core/src/lex/a.ts': '\n'.repeat(500) },
  },
]

describe('each check finds what it is for', () => {
  for (const { rule, bad, good } of plants) {
    test(`${rule}: ${Object.values(bad).join(' | ').slice(0, 80).trim() || Object.keys(bad).join()}`, () => {
      expect(new Set(check(bad).map((violation) => violation.rule))).toEqual(new Set([rule]))
      expect(check(good)).toEqual([])
    })
  }

  test('a violation names its file and line', () => {
    const [violation] = check({ 'packages/core/src/lex/a.ts': '\n\nexport const a = b as string\n' })
    expect(violation).toEqual({ rule: 'no-as', path: 'packages/core/src/lex/a.ts', line: 3, detail: 'as string' })
  })

  test('an allowance covers a long file, and fails when it is not needed', () => {
    const path = 'packages/core/src/lex/a.ts'
    expect(checkSizes([toSource(path, '\n'.repeat(501))], { [path]: 'one table' })).toEqual([])
    expect(checkSizes([toSource(path, '\n')], { [path]: 'one table' })).toHaveLength(1)
  })
})

function check(files: Files): Violation[] {
  const sources: Source[] = Object.entries(files).map(([path, text]) => toSource(path, text))
  return [...checkImports(sources), ...checkSyntax(sources), ...checkSizes(sources, {}), ...checkNames(sources)]
}
