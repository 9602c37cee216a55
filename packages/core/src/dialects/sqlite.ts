import { defineDialect } from './define-dialect.ts'
import type { DialectData } from './dialect.ts'
import { sqliteWords } from './words.ts'

/** SQLite 3.50. Operator levels: lang_expr.html; words that fall back to names: parse.y. */
export const sqliteData: DialectData = {
  id: 'sqlite',
  lexing: {
    nameQuotes: '"`[',
    stringQuotes: "'",
    backslashEscapes: false,
    stringPrefixes: 'x',
    tripleQuotes: false,
    dollarStrings: false,
    hashComments: false,
    slashComments: false,
    nestedComments: false,
    conditionalComments: false,
    operatorRuns: false,
    nameStart: '',
    namePart: '$',
    digitsFirst: false,
    numberSuffixes: false,
    atVariables: true,
  },
  words: sqliteWords,
  folding: 'ignore',
  precedence: [
    'OR',
    'AND',
    'NOT',
    '= == <> != IS IN LIKE GLOB MATCH REGEXP BETWEEN ISNULL NOTNULL',
    '< <= > >=',
    '& | << >>',
    '+ -',
    '* / %',
    '|| -> ->>',
    'COLLATE',
    'PREFIX',
  ],
  rules: [
    'silent-recursion',
    'in-table',
    'index-hints',
    'is-anything',
    'limit-comma',
    'on-conflict',
    'replace-into',
    'returning',
    'string-alias',
    'update-limit',
  ],
}

export const sqlite = defineDialect(sqliteData)
