import { ROLE } from '../dialects/roles.ts'
import { K } from '../lex/codes.ts'
import type { Script, Statement } from '../tree/statement.ts'
import type { Parser } from './parser.ts'
import { isBatchEnd } from './skip.ts'

/** The script, and for each statement how many of its pieces were kept without being understood. */
export interface ScriptResult {
  script: Script
  opaque: number[]
}

/**
 * Statements up to the end of the text. Where a statement ends is known by its grammar: no clause can go on. A
 * semicolon or, where the dialect allows it, the start of another statement follows; else the rest is kept.
 */
export function parseScript(p: Parser): ScriptResult {
  const statements: Statement[] = []
  const opaque: number[] = []
  for (;;) {
    while (p.code === K.SEMICOLON || isBatchEnd(p)) p.advance()
    if (p.code === K.EOF) break
    const before = p.opaqueCount
    p.unmute()
    const statement = p.g.statement(p)
    statements.push(statement)
    if (!endsStatement(p)) takeRest(p, statement)
    p.drain()
    opaque.push(p.opaqueCount - before)
  }
  return { script: { kind: 'Script', at: 0, to: p.count, statements }, opaque }
}

function endsStatement(p: Parser): boolean {
  if (p.code === K.SEMICOLON || p.code === K.EOF || isBatchEnd(p)) return true
  return p.has('bare-statements') && startsStatement(p)
}

function startsStatement(p: Parser): boolean {
  return (
    p.hasRole(p.code, ROLE.STARTS_STATEMENT) ||
    p.code === K.SET ||
    p.code === K.EXEC ||
    p.code === K.EXECUTE ||
    p.code === K.USE ||
    p.code === K.IF
  )
}

/**
 * What no clause of the statement could take. Where a line begins with the start of a statement, a semicolon was
 * forgotten; else everything up to the next one is kept.
 */
function takeRest(p: Parser, statement: Statement): void {
  const at = p.i
  if (startsNext(p)) {
    p.note('syntax.expected', at, at + 1, '";"')
    return
  }
  p.note('syntax.unexpected', at, at + 1, 'the end of the statement')
  do p.skipOne()
  while (p.code !== K.SEMICOLON && p.code !== K.EOF && !startsNext(p))
  statement.rest = p.opaque(at, 'statement')
  statement.to = p.i
}

function startsNext(p: Parser): boolean {
  return p.hasRole(p.code, ROLE.STARTS_STATEMENT) && p.startsLine(p.i) && p.code !== K.WITH
}
