import { describe, expect, test } from 'vitest'
import { foldName } from './fold-name.ts'
import { dialects, findDialect } from './index.ts'
import { mysql } from './mysql.ts'
import { postgres } from './postgres.ts'

describe('findDialect', () => {
  test('knows every public id, its other names, and any case', () => {
    const ids = (
      'ansi postgres mysql mariadb sqlite bigquery snowflake redshift duckdb spark hive databricks tsql trino presto ' +
      'athena clickhouse oracle teradata'
    ).split(' ')
    expect(ids.map((id) => findDialect(id).dialect.id)).toEqual(ids)
    const others = ['postgresql', 'spark2', 'sparksql', 'mssql', 'fabric', 'generic', 'calcite', 'cosette', '', 'MySQL']
    expect(others.map((id) => findDialect(id).dialect.id)).toEqual([
      'postgres',
      'spark',
      'spark',
      'tsql',
      'tsql',
      'ansi',
      'ansi',
      'ansi',
      'ansi',
      'mysql',
    ])
    expect([...ids, ...others].every((id) => findDialect(id).known)).toBe(true)
  })

  test('reads an unknown id as ansi and says so', () => {
    expect(findDialect('klingon')).toEqual({ dialect: findDialect('ansi').dialect, known: false })
    expect(findDialect('constructor').known).toBe(false)
  })

  test('gives each id once', () => {
    expect(new Set(dialects.map(({ id }) => id)).size).toBe(dialects.length)
  })
})

describe('foldName', () => {
  test('folds what the dialect folds, and leaves quoted names where they count', () => {
    expect(foldName({ text: 'Ab', quoted: false }, postgres)).toBe('ab')
    expect(foldName({ text: 'Ab', quoted: true }, postgres)).toBe('Ab')
    expect(foldName({ text: 'Ab', quoted: true }, mysql)).toBe('ab')
  })
})
