import { foldText } from '../fold-text.ts'
import { tsTokens } from './ts-tokens.ts'
import { workspaceWord } from './workspace-word.ts'

export interface TsFields {
  workspaceId: string
  title: string
  tables: string
  tags: string
  sql: string
}

/** PostgreSQL counts no further, and keeps so many places of one word. */
const positionMax = 16_383
const placesMax = 250
/** Of all words together; PostgreSQL refuses vectors of 1 MB, places included. */
const sizeMax = 400_000

/**
 * The words of a query as the text of a `tsvector`. Weights say where: A title, B tables and tags, D the SQL text; C is the
 * word of the workspace. A gap between the fields keeps phrases inside one. In texts of more than 16,000 words those at the
 * end are found one by one, not in phrases; of more than 400 kB of different words, the last are not found.
 */
export function tsVector({ workspaceId, title, tables, tags, sql }: TsFields): string {
  const places = new Map<string, string[]>([[workspaceWord(workspaceId), ['1C']]])
  let position = 1
  let size = 0
  const add = (text: string, weight: 'A' | 'B' | 'D'): void => {
    position++
    for (const token of tsTokens(foldText(text))) {
      position = Math.min(position + 1, positionMax)
      const known = places.get(token)
      const place = `${position}${weight}`
      if (known) {
        if (known.length < placesMax && known.at(-1) !== place) known.push(place)
      } else if (size < sizeMax) {
        size += Buffer.byteLength(token) + 4
        places.set(token, [place])
      }
    }
  }
  add(title, 'A')
  add(tables, 'B')
  add(tags, 'B')
  add(sql, 'D')
  // Tokens hold neither quotes nor backslashes.
  return [...places].map(([token, where]) => `'${token}':${where.join(',')}`).join(' ')
}
