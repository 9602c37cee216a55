import { K } from '../lex/codes.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { LocalName } from './local-names.ts'
import { MARK, type Marks } from './marks.ts'

/** What the shape has for each token: a word, a local name, or null where it has nothing. */
export type ShapeWords = readonly (string | LocalName | null)[]

/** The words of a shape by token. A semicolon counts only between two statements, and several as one. */
export function shapeWords(tokens: Tokens, marks: Marks): ShapeWords {
  const words: (string | LocalName | null)[] = []
  let hasWord = false
  let semicolon = -1
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.code(i) === K.SEMICOLON) {
      words.push(null)
      if (hasWord) semicolon = i
      continue
    }
    const word = marks.has(i, MARK.DROP) ? null : (marks.names.get(i) ?? wordOf(tokens, marks, i))
    words.push(word)
    if (word === null) continue
    hasWord = true
    if (semicolon >= 0) words[semicolon] = ';'
    semicolon = -1
  }
  return words
}

function wordOf(tokens: Tokens, marks: Marks, index: number): string {
  const code = tokens.code(index)
  const text = tokens.textOf(index)
  if (code === K.QUOTED) return text
  if (marks.has(index, MARK.KEEP)) return code === K.STRING ? text : text.toLowerCase()
  const isLiteral = marks.has(index, MARK.LITERAL) || code === K.NUMBER || code === K.STRING || code === K.PARAM
  if (isLiteral) return '?'
  const lower = text.toLowerCase()
  // A real name that looks like a numbered one.
  return code === K.WORD && /^[tcw]\d+$/.test(lower) ? `"${lower}"` : lower
}
