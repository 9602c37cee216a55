import { findDialect, parse } from '@sql-query-manager/core'
import type { Bench } from './bench.ts'
import { describeTexts, makeWorkload, type TextSize } from './workload.ts'

/** From text to tree: the lexer and the parser. */
export function parseBench(size: TextSize, count: number): Bench {
  return {
    name: `parse-${size}`,
    setUp(isSmoke) {
      const texts = makeWorkload(size, isSmoke ? 10 : count)
      const { dialect } = findDialect('postgres')
      const refused = texts.find((text) => parse(text, dialect).status !== 'parsed')
      if (refused !== undefined) throw new Error(`the workload must be understood: ${refused}`)
      return {
        ...describeTexts(size, texts),
        run() {
          for (const text of texts) parse(text, dialect)
        },
      }
    },
  }
}

/** One text of about 1 MB: a script of many statements. */
export const parseLarge: Bench = {
  name: 'parse-1mb',
  setUp(isSmoke) {
    const script = makeWorkload('mixed', isSmoke ? 10 : 2_200).join(';\n')
    const { dialect } = findDialect('postgres')
    return {
      ...describeTexts('mixed', [script]),
      run() {
        parse(script, dialect)
      },
    }
  },
}
