import { defineDialect } from './define-dialect.ts'
import type { DialectData } from './dialect.ts'
import { mysqlWords } from './words.ts'

/** MySQL 8.4. Operator levels: manual, 14.4.1; names and strings: 11.1 and 11.2. */
export const mysqlData: DialectData = {
  id: 'mysql',
  lexing: {
    nameQuotes: '`',
    stringQuotes: '\'"',
    backslashEscapes: true,
    stringPrefixes: 'nxb',
    tripleQuotes: false,
    dollarStrings: false,
    hashComments: true,
    slashComments: false,
    nestedComments: false,
    conditionalComments: true,
    operatorRuns: false,
    nameStart: '$',
    namePart: '$',
    digitsFirst: true,
    numberSuffixes: false,
    atVariables: true,
  },
  words: mysqlWords,
  folding: 'ignore',
  precedence: [
    ':=',
    'OR ||',
    'XOR',
    'AND &&',
    'NOT',
    'BETWEEN',
    '= <=> >= > <= < <> != IS LIKE REGEXP RLIKE IN SOUNDS MEMBER',
    '|',
    '&',
    '<< >>',
    '- +',
    '* / DIV % MOD',
    '^',
    'AT -> ->>',
    'COLLATE',
    'PREFIX',
  ],
  rules: [
    'adjacent-strings',
    'bare-units',
    'binary-prefix',
    'index-hints',
    'insert-set',
    'interval-unit',
    'limit-comma',
    'multi-table-write',
    'on-duplicate-key',
    'replace-into',
    'straight-join',
    'string-alias',
    'update-limit',
  ],
}

export const mysql = defineDialect(mysqlData)

/** MariaDB 11: MySQL, with RETURNING. */
export const mariadb = defineDialect({ ...mysqlData, id: 'mariadb', rules: [...mysqlData.rules, 'returning'] })
