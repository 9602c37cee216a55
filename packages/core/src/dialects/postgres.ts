import { defineDialect } from './define-dialect.ts'
import type { DialectData } from './dialect.ts'
import { postgresWords } from './words.ts'

/** PostgreSQL 18. Operator levels: manual, 4.1.6; names and strings: 4.1. */
export const postgresData: DialectData = {
  id: 'postgres',
  lexing: {
    nameQuotes: '"',
    stringQuotes: "'",
    backslashEscapes: false,
    stringPrefixes: 'enxbu',
    tripleQuotes: false,
    dollarStrings: true,
    hashComments: false,
    slashComments: false,
    nestedComments: true,
    conditionalComments: false,
    operatorRuns: true,
    nameStart: '',
    namePart: '$',
    digitsFirst: false,
    numberSuffixes: false,
    atVariables: false,
  },
  words: postgresWords,
  folding: 'lower',
  precedence: [
    'OR',
    'AND',
    'NOT',
    'IS ISNULL NOTNULL',
    '= <> != < <= > >=',
    'BETWEEN IN LIKE ILIKE SIMILAR OVERLAPS',
    'OPERATOR || -> ->> ? @ # && ~ | & << >> ! // ** <=>',
    '+ -',
    '* / %',
    '^',
    'AT',
    'COLLATE',
    'PREFIX',
  ],
  rules: ['distinct-on', 'on-conflict', 'question-operator', 'returning', 'sample'],
}

export const postgres = defineDialect(postgresData)
