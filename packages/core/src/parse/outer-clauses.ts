import { K } from '../lex/codes.ts'
import type { Clause } from '../tree/query.ts'
import type { Parser } from './parser.ts'

/** FOR UPDATE, FOR XML, OPTION, SETTINGS, FORMAT: clauses behind a query that are kept for their own sake. */
export function parseOuterClause(p: Parser, clauses: Clause[]): boolean {
  const at = p.i
  if (!takeClause(p)) return false
  const word = p.text.slice(p.start(at), p.end(Math.min(at + 1, p.i - 1))).toUpperCase()
  clauses.push({ kind: 'Clause', at, to: p.i, word, expressions: [], calls: [] })
  return true
}

function takeClause(p: Parser): boolean {
  switch (p.code) {
    case K.FOR:
      return takeFor(p)
    case K.LOCK:
      // MySQL: LOCK IN SHARE MODE.
      if (p.peek(1) !== K.IN || p.peek(2) !== K.SHARE) return false
      p.seek(p.i + 4)
      return true
    case K.OPTION:
      if (!p.has('table-hints') || p.peek(1) !== K.LPAREN) return false
      p.advance()
      p.skipOne()
      return true
    case K.SETTINGS:
      return p.has('prewhere') && p.peek(2) === K.EQ && takeSettings(p)
    case K.FORMAT:
      if (!p.has('prewhere') || p.peek(1) !== K.WORD) return false
      p.seek(p.i + 2)
      return true
    case K.WITH:
      return takeWith(p)
    default:
      return false
  }
}

const LOCK_WORDS = new Set(['UPDATE', 'SHARE', 'KEY', 'NO', 'NOWAIT', 'SKIP', 'LOCKED', 'WAIT'])

/** `FOR [NO KEY] UPDATE [OF a, b] [NOWAIT | SKIP LOCKED]`, `FOR XML PATH('')`, `FOR JSON AUTO`. Listed words only. */
function takeFor(p: Parser): boolean {
  const next = p.peek(1)
  if (next === K.UPDATE || next === K.SHARE || next === K.KEY || next === K.NO) {
    p.advance()
    takeLock(p)
    return true
  }
  if (!p.has('table-hints') || !(p.isWord(p.i + 1, 'XML') || p.isWord(p.i + 1, 'JSON') || p.isWord(p.i + 1, 'BROWSE')))
    return false
  p.seek(p.i + 2)
  while (isXmlWord(p)) {
    p.advance()
    if (p.code === K.LPAREN) p.skipOne()
    p.accept(K.COMMA)
  }
  return true
}

function takeLock(p: Parser): void {
  while (p.isAnyWord(p.code)) {
    if (p.code === K.OF) {
      do p.seek(p.i + 2)
      while (p.code === K.COMMA || p.code === K.DOT)
    } else if (LOCK_WORDS.has(p.textOf(p.i).toUpperCase())) p.advance()
    else break
    if (p.code === K.NUMBER) p.advance()
  }
}

const XML_WORDS = new Set([
  'PATH',
  'AUTO',
  'RAW',
  'EXPLICIT',
  'ROOT',
  'TYPE',
  'ELEMENTS',
  'BINARY',
  'BASE64',
  'XSINIL',
  'INCLUDE_NULL_VALUES',
  'WITHOUT_ARRAY_WRAPPER',
  'XMLSCHEMA',
  'XMLDATA',
])

function isXmlWord(p: Parser): boolean {
  return p.isAnyWord(p.code) && XML_WORDS.has(p.textOf(p.i).toUpperCase())
}

function takeSettings(p: Parser): boolean {
  p.advance()
  do {
    p.seek(p.i + 2)
    p.g.expression(p)
  } while (p.accept(K.COMMA))
  return true
}

/** `WITH [NO] DATA`, `WITH TIES`, `WITH UR`: behind a query, never a common table. */
function takeWith(p: Parser): boolean {
  const isNoData = p.peek(1) === K.NO && p.peek(2) === K.DATA
  if (!isNoData && p.peek(1) !== K.DATA) return false
  p.seek(p.i + (isNoData ? 3 : 2))
  return true
}
