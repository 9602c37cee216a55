import type { Fingerprint } from '../facts.ts'
import type { ParseResult } from '../parse/parse.ts'
import { digestFamily } from './digest-family.ts'
import { hashText } from './hash-text.ts'
import { markShape } from './mark-shape.ts'
import { printShape } from './print-shape.ts'
import { shapeWords } from './shape-words.ts'

/**
 * What makes texts the same query.
 * `fingerprint` (`f1:` and 32 hexadecimal digits) ignores the case of unquoted words, blanks, comments, literals and
 * parameters, the length of IN and VALUES lists, and the spelling of aliases and CTE names. `family` (`g1:`) also
 * ignores qualifiers, whether there is an alias, and the order of AND conjuncts and of select items.
 * `normalized` is the exact shape in readable form; equal exactly where `fingerprint` is.
 * What the parser did not understand counts token by token. Linear; never throws.
 * The letter and number before the colon name the method: a change of it is a new number.
 */
export function fingerprint({ script, tokens }: Pick<ParseResult, 'script' | 'tokens'>): Fingerprint {
  const marks = markShape(script, tokens)
  const words = shapeWords(tokens, marks)
  const normalized = printShape(words, marks)
  return {
    fingerprint: `f1:${hashText(normalized)}`,
    family: `g1:${digestFamily(words, marks)}`,
    normalized,
  }
}
