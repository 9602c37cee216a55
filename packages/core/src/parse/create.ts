import { K } from '../lex/codes.ts'
import { parseCreateHead } from './create-head.ts'
import { parseCreateOther } from './create-other.ts'
import { parseCreateTable } from './create-table.ts'
import { parseCreateView } from './create-view.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'

/** CREATE of anything. */
export function parseCreate(p: Parser): Parsed {
  const head = parseCreateHead(p)
  switch (p.code) {
    case K.TABLE:
      p.advance()
      return parseCreateTable(p, head)
    case K.VIEW:
      p.advance()
      return parseCreateView(p, head)
    default:
      return parseCreateOther(p, head)
  }
}
