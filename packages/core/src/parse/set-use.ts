import { K } from '../lex/codes.ts'
import type { Name } from '../tree/node.ts'
import type { Use, Utility } from '../tree/statement.ts'
import { expectName, parseName } from './names.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { skipRest } from './skip.ts'

/** USE, SET and what they set; null where the statement is another one. */
export function parseSetOrUse(p: Parser): Parsed | null {
  if (p.code === K.USE) return parseUse(p)
  return p.code === K.SET ? parseSet(p) : null
}

/** `USE db`, `USE SCHEMA a.b`, `USE CATALOG c`, `USE ROLE r`. */
function parseUse(p: Parser): Parsed {
  const at = p.i
  p.advance()
  const typed = p.isAnyWord(p.peek(1)) ? typeOfUse(p) : null
  if (typed) p.advance()
  const what = typed ?? (p.has('use-catalog') ? 'catalog' : 'schema')
  const names = [expectName(p, 'a name')]
  skipRest(p)
  const body: Use = { kind: 'Use', at, to: p.i, what, names }
  return { type: 'use', body }
}

/** What the word before the name says; null where it says nothing. */
function typeOfUse(p: Parser): Use['what'] | null {
  if (p.code === K.SCHEMA) return 'schema'
  if (p.code === K.DATABASE) return p.has('use-catalog') ? 'catalog' : 'schema'
  if (p.isWord(p.i, 'CATALOG')) return 'catalog'
  return p.code === K.ROLE || p.isWord(p.i, 'WAREHOUSE') || p.isWord(p.i, 'SECONDARY') ? 'other' : null
}

/** `SET search_path TO a, b` and `SET SCHEMA a` change what names mean; everything else is kept. */
function parseSet(p: Parser): Parsed {
  const at = p.i
  p.advance()
  if ((p.code === K.LOCAL || p.isWord(p.i, 'SESSION')) && p.isAnyWord(p.peek(1))) p.advance()
  const isPath = p.isWord(p.i, 'SEARCH_PATH')
  const isSchema = (p.code === K.SCHEMA || p.isWord(p.i, 'CURRENT_SCHEMA')) && p.peek(1) !== K.DOT
  if (isPath || isSchema) {
    p.advance()
    if (p.code === K.TO || p.code === K.EQ) p.advance()
    const body: Use = { kind: 'Use', at, to: at, what: isPath ? 'search-path' : 'schema', names: takeNames(p) }
    skipRest(p)
    body.to = p.i
    return { type: 'set', body }
  }
  const body: Utility = { kind: 'Utility', at, to: at, word: 'SET', tables: [], expressions: [] }
  if (p.code === K.EOF || p.code === K.SEMICOLON) p.noteExpected('a setting')
  skipRest(p)
  body.to = p.i
  return { type: 'set', body }
}

function takeNames(p: Parser): Name[] {
  const names: Name[] = []
  do {
    if (p.isAnyWord(p.code)) names.push(parseName(p))
    else if (p.code === K.STRING) {
      names.push({ kind: 'Name', at: p.i, to: p.i + 1, parts: [p.i] })
      p.advance()
    } else p.noteExpected('a schema')
  } while (p.accept(K.COMMA))
  return names
}
