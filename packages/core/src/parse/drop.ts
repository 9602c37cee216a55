import { K } from '../lex/codes.ts'
import type { Drop, Truncate } from '../tree/define.ts'
import { isStatementKind } from '../tree/statement-kind.ts'
import { takeObject } from './create-other.ts'
import { parseTableName } from './names.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { skipRest, takeIfExists } from './skip.ts'

/** `DROP object [IF EXISTS] a, b [CASCADE]`. */
export function parseDrop(p: Parser): Parsed {
  const node: Drop = { kind: 'Drop', at: p.i, to: p.i, object: '', names: [], ifExists: false }
  p.advance()
  while (p.code === K.TEMPORARY || p.code === K.TEMP || p.code === K.FOREIGN || p.code === K.EXTERNAL) p.advance()
  node.object = takeObject(p)
  if (p.code === K.CONCURRENTLY) p.advance()
  node.ifExists = takeIfExists(p)
  do {
    if (p.code === K.STRING) p.advance()
    else node.names.push(parseTableName(p, 'a name'))
    if (p.code === K.LPAREN) p.skipGroup()
  } while (p.accept(K.COMMA))
  // CASCADE, RESTRICT, PURGE, ON t, AND PURGE: words that say nothing more about names.
  skipRest(p)
  node.to = p.i
  const type = `drop-${node.object}`
  return { type: isStatementKind(type) ? type : 'drop-other', body: node }
}

/** `TRUNCATE [TABLE] a, b`. */
export function parseTruncate(p: Parser): Truncate {
  const node: Truncate = { kind: 'Truncate', at: p.i, to: p.i, names: [] }
  p.advance()
  if (p.code === K.TABLE || p.code === K.DATABASE) p.advance()
  takeIfExists(p)
  do {
    p.accept(K.ONLY)
    node.names.push(parseTableName(p, 'a table'))
    p.accept(K.STAR)
  } while (p.accept(K.COMMA))
  skipRest(p)
  node.to = p.i
  return node
}
