import type { Delete, Insert, Merge, Update } from '../tree/write.ts'
import type { Parser } from './parser.ts'

/** INSERT, UPDATE, DELETE or MERGE with a WITH before it; null and no move where none starts here. */
export function parseWrite(_p: Parser): Insert | Update | Delete | Merge | null {
  return null
}
