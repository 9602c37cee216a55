import { foldText } from '../fold-text.ts'

/** Why a query is in the results: where its first word stands. */
export interface SearchMatch {
  field: 'title' | 'tables' | 'tags' | 'sql'
  /** A piece of that field, 160 characters at most. */
  snippet: string
}

export interface SearchedFields {
  title: string
  tables: readonly string[]
  tags: readonly string[]
  sql: string
}

const before = 40
const snippetMax = 160

/** The best field that holds a word of the search; the text where the words differ from it by accents alone. */
export function findMatch(words: readonly string[], { title, tables, tags, sql }: SearchedFields): SearchMatch {
  const holds = (text: string): boolean => words.some((word) => foldText(text).includes(word))
  if (holds(title)) return { field: 'title', snippet: title.slice(0, snippetMax) }
  const table = tables.find(holds)
  if (table !== undefined) return { field: 'tables', snippet: table.slice(0, snippetMax) }
  const tag = tags.find(holds)
  if (tag !== undefined) return { field: 'tags', snippet: tag.slice(0, snippetMax) }
  return { field: 'sql', snippet: around(sql, words) }
}

function around(sql: string, words: readonly string[]): string {
  const folded = foldText(sql)
  // Folding may change lengths; an offset holds for the text itself only where it did not.
  const text = folded.length === sql.length ? sql : folded
  const offset = Math.min(...words.map((word) => folded.indexOf(word)).filter((found) => found >= 0))
  const from = Number.isFinite(offset) ? Math.max(0, offset - before) : 0
  const piece = text.slice(from, from + snippetMax)
  return (from > 0 ? piece.replace(/^\S*\s/, '') : piece).replace(/\s+/g, ' ').trim()
}
