import type { Analysis } from '@sql-query-manager/core'

const lengthMax = 80

/** A title for a query that was given none: its first comment line, else what it does and to which tables. */
export function defaultTitle(sql: string, { statements, lineage }: Analysis): string {
  const comment = /^\s*(?:--|#|\/\*+)[ \t]*([^\r\n]*)/
    .exec(sql)?.[1]
    ?.replace(/\*+\/.*$/, '')
    .trim()
  if (comment) return shorten(comment)
  const kinds = [...new Set(statements.map(({ kind }) => kind.replaceAll('-', ' ')))]
  const tables = [...lineage.tablesOut, ...lineage.tablesIn].map(({ name }) => name)
  const words = [kinds.slice(0, 2).join(', '), [...new Set(tables)].slice(0, 4).join(', ')].filter(
    (part) => part !== '',
  )
  return shorten(words.join(': ') || 'Untitled')
}

function shorten(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length <= lengthMax ? characters.join('') : `${characters.slice(0, lengthMax - 1).join('')}…`
}
