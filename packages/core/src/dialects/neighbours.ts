import { ansiData } from './ansi.ts'
import { defineDialect } from './define-dialect.ts'
import type { Dialect, DialectData, Lexing } from './dialect.ts'
import { mysqlData } from './mysql.ts'
import { postgresData } from './postgres.ts'
import type { RuleName } from './rules.ts'

// Dialects without data of their own yet: read as their nearest relative, with the quoting that is theirs.

function ansiLike(id: string, lexing: Partial<Lexing>, more: readonly RuleName[] = []): Dialect {
  return defineDialect({
    ...ansiData,
    id,
    lexing: { ...ansiData.lexing, ...lexing },
    rules: [...ansiData.rules, ...more],
  })
}

function without(rules: readonly RuleName[], ...dropped: RuleName[]): RuleName[] {
  return rules.filter((rule) => !dropped.includes(rule))
}

function postgresLike(id: string, more: Partial<DialectData> = {}): Dialect {
  return defineDialect({ ...postgresData, id, ...more })
}

const hiveLexing: Partial<Lexing> = {
  nameQuotes: '`',
  stringQuotes: '\'"',
  backslashEscapes: true,
  digitsFirst: true,
  numberSuffixes: true,
  stringPrefixes: 'rxb',
}

const duckdbLike = (id: string) =>
  defineDialect({
    ...ansiData,
    id,
    lexing: { ...ansiData.lexing, operatorRuns: true, atVariables: false, nameQuotes: '"' },
    rules: without(
      [...ansiData.rules, 'lateral-alias'],
      'top',
      'colon-path',
      'table-hints',
      'lateral-view',
      'index-hints',
      'adjacent-strings',
    ),
  })

export const neighbours: readonly Dialect[] = [
  postgresLike('redshift', {
    words: ansiData.words,
    rules: [...ansiData.rules, 'question-operator', 'lateral-alias'].filter(
      (rule): rule is RuleName => rule !== 'lambda',
    ),
  }),
  postgresLike('materialize', { rules: [...postgresData.rules, 'lambda', 'bracket-array', 'qualify'] }),
  postgresLike('risingwave', { rules: [...postgresData.rules, 'lambda', 'bracket-array', 'qualify'] }),
  duckdbLike('duckdb'),
  ansiLike(
    'bigquery',
    {
      nameQuotes: '`',
      stringQuotes: '\'"',
      backslashEscapes: true,
      stringPrefixes: 'rb',
      tripleQuotes: true,
      hashComments: true,
      dollarStrings: false,
    },
    ['dash-names', 'backtick-path', 'pipe'],
  ),
  ansiLike('snowflake', { backslashEscapes: true, slashComments: true, nameQuotes: '"' }, [
    'dash-names',
    'lateral-alias',
    'use-catalog',
  ]),
  ansiLike('spark', hiveLexing, ['pipe', 'lateral-alias']),
  ansiLike('databricks', hiveLexing, ['pipe', 'lateral-alias']),
  ansiLike('hive', hiveLexing),
  defineDialect({
    ...ansiData,
    id: 'tsql',
    lexing: { ...ansiData.lexing, nameQuotes: '"[', nameStart: '#', namePart: '$#@', dollarStrings: false },
    rules: [
      ...without(ansiData.rules, 'bracket-array', 'colon-path', 'lambda', 'limit-by', 'from-first', 'brace-struct'),
      'bare-statements',
      'equals-alias',
      'use-catalog',
    ],
  }),
  ansiLike('trino', { nameQuotes: '"' }),
  ansiLike('presto', { nameQuotes: '"' }),
  ansiLike('athena', {}),
  ansiLike('clickhouse', { backslashEscapes: true, hashComments: true }, ['lateral-alias']),
  ansiLike('oracle', { nameQuotes: '"', namePart: '$#' }),
  ansiLike('teradata', { nameQuotes: '"', namePart: '$#' }, ['lateral-alias']),
  defineDialect({ ...mysqlData, id: 'singlestore' }),
  defineDialect({ ...ansiData, id: 'doris', lexing: { ...ansiData.lexing, ...hiveLexing } }),
  defineDialect({ ...ansiData, id: 'starrocks', lexing: { ...ansiData.lexing, ...hiveLexing } }),
]
