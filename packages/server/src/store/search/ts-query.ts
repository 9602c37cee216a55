import type { SearchLevel } from './search-levels.ts'
import { tsTokens } from './ts-tokens.ts'
import { workspaceWord } from './workspace-word.ts'

/** What `matchExpression` says to FTS5, as the text of a `tsquery`. */
export function tsQuery(workspaceId: string, words: readonly string[], level: SearchLevel | null): string {
  const all = (weights: string): string =>
    `(${words.map((word, index) => phrase(word, index, words, weights)).join(' & ')})`
  const found = {
    title: all('A'),
    names: `${all('B')} & !${all('A')}`,
    text: `${all('')} & !${all('A')} & !${all('B')}`,
  }
  return `'${workspaceWord(workspaceId)}' & ${level ? found[level] : all('')}`
}

/** The tokens of a word one after the other. The last of the search may be a beginning; short ones match too much to help. */
function phrase(word: string, index: number, words: readonly string[], weights: string): string {
  const tokens = tsTokens(word)
  const isPrefix = index === words.length - 1 && word.length >= 3
  const lexemes = tokens.map((token, at) => {
    const flags = `${isPrefix && at === tokens.length - 1 ? '*' : ''}${weights}`
    return `'${token}'${flags === '' ? '' : `:${flags}`}`
  })
  return `(${lexemes.join(' <-> ')})`
}
