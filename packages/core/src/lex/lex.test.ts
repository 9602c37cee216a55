import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesSource } from '../../scripts/generate-codes.ts'
import { ansi } from '../dialects/ansi.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { dialects, findDialect } from '../dialects/index.ts'
import { mysql } from '../dialects/mysql.ts'
import { postgres } from '../dialects/postgres.ts'
import { sqlite } from '../dialects/sqlite.ts'
import { FIRST_KEYWORD, K, KEYWORDS } from './codes.ts'
import { codeOfWord } from './keyword-table.ts'
import { lex } from './lex.ts'
import { skipTrivia } from './scan-trivia.ts'
import { Tokens } from './tokens.ts'

const nameOf = new Map(Object.entries(K).map(([name, code]) => [code, name]))

/** Tokens as `NAME text`. */
function tokensOf(sql: string, dialect: Dialect): string[] {
  const tokens = new Tokens(sql, lex(sql, dialect).packed)
  return Array.from({ length: tokens.count }, (_, i) => `${nameOf.get(tokens.code(i))} ${tokens.textOf(i)}`)
}

const texts = (sql: string, dialect: Dialect) =>
  tokensOf(sql, dialect).map((token) => token.slice(token.indexOf(' ') + 1))

describe('token codes', () => {
  test('are what the generator writes, without a name used twice', () => {
    const written = readFileSync(new URL('./codes.ts', import.meta.url), 'utf8')
    expect(codesSource()).toBe(written)
    expect(new Set(Object.values(K)).size).toBe(Object.keys(K).length)
  })

  test('are found for each keyword in any case, and for no other word', () => {
    expect(KEYWORDS.map((word) => codeOfWord(word.toLowerCase()))).toEqual(KEYWORDS.map((_, i) => FIRST_KEYWORD + i))
    expect(['selec', 'selects', 'foo', 's3lect'].map(codeOfWord)).toEqual([K.WORD, K.WORD, K.WORD, K.WORD])
  })
})

describe('any text in any dialect', () => {
  const sql = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc
      .array(fc.constantFrom(...'\'"`[](){}$@#?:;.,/*-+<>=!~|&%^\\ \n\r\tae1_E0xé'), { maxLength: 60 })
      .map((chars) => chars.join('')),
  )

  test('falls into tokens in order, with nothing but trivia between them', () => {
    fc.assert(
      fc.property(sql, fc.constantFrom(...dialects), (text, dialect) => {
        const tokens = new Tokens(text, lex(text, dialect).packed)
        let end = 0
        for (let i = 0; i < tokens.count; i++) {
          expect(tokens.start(i)).toBeGreaterThanOrEqual(end)
          expect(tokens.end(i)).toBeGreaterThan(tokens.start(i))
          expect(skipTrivia(text, end, dialect)).toBe(tokens.start(i))
          end = tokens.end(i)
        }
        expect(skipTrivia(text, end, dialect)).toBe(text.length)
      }),
      { numRuns: 3000 },
    )
  })

  test('has brackets whose partners point at each other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('(', ')', '[', ']', '{', '}', 'case', 'end', ';', 'a'), { maxLength: 40 }),
        (words) => {
          const { match } = lex(words.join(' '), ansi)
          match.forEach((partner, i) => {
            if (partner >= 0) expect(match[partner]).toBe(i)
          })
        },
      ),
    )
  })
})

describe('partners', () => {
  test('join CASE and END like brackets, never over a semicolon', () => {
    expect([...lex('( case a end ] )', ansi).match]).toEqual([5, 3, -1, 1, -1, 0])
    expect([...lex('( ; )', ansi).match]).toEqual([-1, -1, -1])
    expect([...lex('t.case ( end )', ansi).match]).toEqual([-1, -1, -1, 5, -1, 3])
  })
})

describe('PostgreSQL', () => {
  test('takes any run of operator characters as one operator, cut as its manual says', () => {
    expect(texts('a <<->> b @-1 c *-d e<>-1 f->>g h=-i', postgres)).toEqual([
      'a',
      '<<->>',
      'b',
      '@-',
      '1',
      'c',
      '*',
      '-',
      'd',
      'e',
      '<>',
      '-',
      '1',
      'f',
      '->>',
      'g',
      'h',
      '=',
      '-',
      'i',
    ])
    expect(texts('a+--comment\nb /*/* nested */*/ *c', postgres)).toEqual(['a', '+', 'b', '*', 'c'])
  })

  test('keeps a parameter apart from the operator before it', () => {
    expect(texts('a=? and b ?| c', postgres)).toEqual(['a', '=', '?', 'and', 'b', '?|', 'c'])
  })

  test('knows its strings', () => {
    const strings = ["'it''s'", "E'a\\'b'", "$$a'b$$", '$x$ $$ $x$', "U&'d\\0061'", "X'1F'", 'U&"name"']
    expect(texts(strings.join(' , '), postgres).filter((text) => text !== ',')).toEqual(strings)
  })
})

describe('other dialects', () => {
  test('MySQL has backslashes in strings, # comments, variables and code in comments', () => {
    expect(texts("'a\\'b' \"c\" `d` # e\n @f @@global.g 2nd 1e5", mysql)).toEqual([
      "'a\\'b'",
      '"c"',
      '`d`',
      '@f',
      '@@global.g',
      '2nd',
      '1e5',
    ])
    expect(texts('select /*!40101 a */ b /* c */', mysql)).toEqual(['select', 'a', 'b'])
  })

  test('SQLite quotes names with brackets, others write arrays with them', () => {
    expect(tokensOf('[a b]', sqlite)).toEqual(['QUOTED [a b]'])
    expect(texts('[a, b]', ansi)).toEqual(['[', 'a', ',', 'b', ']'])
  })

  test('BigQuery has strings of three quotes and raw ones', () => {
    const { dialect } = findDialect('bigquery')
    expect(texts(`"""a "b" c""" r'\\' rb"x"`, dialect)).toEqual(['"""a "b" c"""', "r'\\'", 'rb"x"'])
  })
})

describe('numbers', () => {
  test('end where they should', () => {
    expect(texts('1.5e-3 .5 1_000 0xFF 1.. t.5 (1).5 1e', ansi)).toEqual([
      '1.5e-3',
      '.5',
      '1_000',
      '0xFF',
      '1',
      '.',
      '.',
      't',
      '.',
      '5',
      '(',
      '1',
      ')',
      '.',
      '5',
      '1',
      'e',
    ])
  })
})

describe('templates', () => {
  test('are one token with the name characters that touch them; tags and notes are trivia', () => {
    expect(tokensOf('stg_{{ env }}_v{{ n }} {% if a %} {# b #} %(d)s', ansi)).toEqual([
      'TEMPLATE stg_{{ env }}_v{{ n }}',
      'PARAM %(d)s',
    ])
  })
})

describe('what never closes', () => {
  test('is told, and the text still falls into tokens', () => {
    expect(lex("'abc", ansi).unclosed).toEqual([0])
    expect(lex('a "b', ansi).unclosed).toEqual([1])
    expect(lex('a /* b', ansi).isCommentOpen).toBe(true)
    expect(lex('a /* b */', ansi).isCommentOpen).toBe(false)
  })
})
