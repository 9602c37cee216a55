import type { NamePart } from '../facts.ts'
import type { Dialect } from './dialect.ts'

/** The key under which two spellings of one name meet in this dialect. For comparing, never for showing. */
export function foldName(part: NamePart, dialect: Dialect): string {
  switch (dialect.folding) {
    case 'ignore':
      return part.text.toLowerCase()
    case 'lower':
      return part.quoted ? part.text : part.text.toLowerCase()
    case 'upper':
      return part.quoted ? part.text : part.text.toUpperCase()
    case 'keep':
      return part.text
  }
}
