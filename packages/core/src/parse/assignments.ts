import { K } from '../lex/codes.ts'
import type { Assignment } from '../tree/write.ts'
import { expectName, parseName, parseNameList } from './names.ts'
import type { Parser } from './parser.ts'

/** `a = x, (b, c) = (SELECT ...)`, behind SET. */
export function parseAssignments(p: Parser): Assignment[] {
  const list: Assignment[] = []
  do {
    const at = p.i
    list.push(parseAssignment(p))
    if (p.i === at) break
  } while (p.accept(K.COMMA))
  return list
}

function parseAssignment(p: Parser): Assignment {
  const at = p.i
  const targets =
    p.code === K.LPAREN ? parseNameList(p) : [p.isAnyWord(p.code) ? parseName(p) : expectName(p, 'a column name')]
  // `a[1] = x` changes the column a.
  while (p.code === K.LBRACKET && p.skipGroup());
  takeSign(p)
  const value = p.g.expression(p)
  return { kind: 'Assignment', at, to: p.i, targets, value }
}

/** `=`, `:=`, and T-SQL's `+=` and its kin. */
function takeSign(p: Parser): void {
  if (p.accept(K.EQ) || p.accept(K.ASSIGN)) return
  if (p.peek(1) === K.EQ && p.code >= K.STAR && p.code <= K.PIPE && p.touches(p.i + 1)) p.seek(p.i + 2)
  else p.noteExpected('"="')
}
