import { K } from '../lex/codes.ts'
import type { With } from '../tree/query.ts'
import type { Delete, Insert, Merge, Update } from '../tree/write.ts'
import { parseDelete } from './delete.ts'
import { parseInsert } from './insert.ts'
import { parseMerge } from './merge.ts'
import type { Parser } from './parser.ts'
import { parseUpdate } from './update.ts'

/** INSERT, UPDATE, DELETE or MERGE behind a WITH that is read; null and no move where none starts here. */
export function parseWrite(p: Parser, withClause: With | null): Insert | Update | Delete | Merge | null {
  switch (p.code) {
    case K.INSERT:
      return parseInsert(p, withClause)
    case K.REPLACE:
      return p.has('replace-into') && (p.peek(1) === K.INTO || p.isName(p.peek(1))) ? parseInsert(p, withClause) : null
    case K.UPDATE:
      return parseUpdate(p, withClause)
    case K.DELETE:
      return parseDelete(p, withClause)
    case K.MERGE:
      return parseMerge(p, withClause)
    default:
      return null
  }
}
