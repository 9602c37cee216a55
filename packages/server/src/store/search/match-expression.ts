import type { SearchLevel } from './search-levels.ts'
import { workspaceWord } from './workspace-word.ts'

/**
 * The argument of FTS5's MATCH: all words, inside one workspace. With a level, only what matches there and on no better
 * one: all words in the title; all among tables and tags; the rest.
 */
export function matchExpression(workspaceId: string, words: readonly string[], level: SearchLevel | null): string {
  const all = `(${words.map(phrase).join(' AND ')})`
  const inTitle = `{title} : ${all}`
  const inNames = `{tables tags} : ${all}`
  const anywhere = `{title sql tables tags} : ${all}`
  const found = {
    title: inTitle,
    names: `(${inNames}) NOT (${inTitle})`,
    text: `(${anywhere}) NOT ((${inTitle}) OR (${inNames}))`,
  }
  return `workspace : "${workspaceWord(workspaceId)}" AND (${level ? found[level] : anywhere})`
}

/** Quoted, so that nothing in it is an operator. Short beginnings match too much to help. */
function phrase(word: string, index: number, words: readonly string[]): string {
  const isPrefix = index === words.length - 1 && word.length >= 3
  return `"${word}"${isPrefix ? ' *' : ''}`
}
