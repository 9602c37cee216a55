import type { Span } from '../facts.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { Place } from './node.ts'

/** Where a node stands in the text. Something missing has the empty span before its next token. */
export function spanOf(tokens: Tokens, { at, to }: Place): Span {
  const start = tokens.start(at)
  return to > at ? [start, tokens.end(to - 1)] : [start, start]
}
