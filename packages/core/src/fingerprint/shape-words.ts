import { FIRST_KEYWORD, K, KEYWORDS, OPERATORS } from '../lex/codes.ts'
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

/** Keywords and operators as they are written, by code: no need to cut them out of the text. */
const fixedWords: (string | undefined)[] = []
for (const [text, code] of OPERATORS) fixedWords[code] = text
KEYWORDS.forEach((word, i) => {
  fixedWords[FIRST_KEYWORD + i] = word.toLowerCase()
})

function wordOf(tokens: Tokens, marks: Marks, index: number): string {
  const code = tokens.code(index)
  const isKept = marks.has(index, MARK.KEEP)
  if (!isKept && (marks.has(index, MARK.LITERAL) || isLiteral(code))) return '?'
  const fixed = fixedWords[code]
  if (fixed !== undefined) return fixed
  const text = tokens.textOf(index)
  if (code === K.QUOTED || code === K.STRING) return text
  const lower = text.toLowerCase()
  // A real name that looks like a numbered one.
  return lower.length < 8 && /^[tcw]\d+$/.test(lower) ? `"${lower}"` : lower
}

function isLiteral(code: number): boolean {
  return code === K.NUMBER || code === K.STRING || code === K.PARAM
}
