import { K } from '../lex/codes.ts'
import type { Parser } from './parser.ts'

/** The words between CREATE and the kind of object. */
export interface CreateHead {
  at: number
  orReplace: boolean
  temporary: boolean
  materialized: boolean
}

const MODIFIERS = new Set(
  (
    'GLOBAL LOCAL UNLOGGED EXTERNAL VIRTUAL TRANSIENT VOLATILE MULTISET FOREIGN ICEBERG DYNAMIC HYBRID SECURE RECURSIVE ' +
    'CONSTRAINT UNIQUE CLUSTERED NONCLUSTERED FULLTEXT SPATIAL AGGREGATE EVENT FORCE NOFORCE EDITIONABLE NONEDITIONABLE PRIVATE ' +
    'SHARED DEFAULT TRUSTED BITMAP HASH STREAMING LIVE COLUMNSTORE SET ALGORITHM DEFINER SQL PUBLIC VECTOR PRIMARY XML SNAPSHOT'
  ).split(' '),
)

/** Over CREATE and its modifiers, to the kind of object. */
export function parseCreateHead(p: Parser): CreateHead {
  const head: CreateHead = { at: p.i, orReplace: p.code === K.REPLACE, temporary: false, materialized: false }
  p.advance()
  while (p.isAnyWord(p.code) && p.code !== K.QUOTED) {
    if (p.code === K.OR && (p.peek(1) === K.REPLACE || p.peek(1) === K.ALTER || p.isWord(p.i + 1, 'REFRESH'))) {
      head.orReplace = true
      p.seek(p.i + 2)
    } else if (p.code === K.TEMPORARY || p.code === K.TEMP) {
      head.temporary = true
      p.advance()
    } else if (p.code === K.MATERIALIZED) {
      head.materialized = true
      p.advance()
    } else if (MODIFIERS.has(p.textOf(p.i).toUpperCase()) && p.peek(1) !== K.ON) {
      p.advance()
      if (p.code === K.EQ) skipValue(p)
    } else if (p.isWord(p.i, 'SECURITY')) p.seek(p.i + 2)
    else break
  }
  return head
}

/** `ALGORITHM = MERGE`, `DEFINER = 'admin'@'localhost'`. */
function skipValue(p: Parser): void {
  p.seek(p.i + 2)
  if (p.code === K.LPAREN) p.skipOne()
  while ((p.code === K.PARAM || p.code === K.AT_SIGN) && p.touches(p.i)) {
    p.seek(p.i + (p.code === K.PARAM ? 1 : 2))
  }
}
