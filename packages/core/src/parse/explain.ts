import { K } from '../lex/codes.ts'
import type { Explain, Utility } from '../tree/statement.ts'
import { parseTableName } from './names.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { skipRest } from './skip.ts'

const OPTION_WORDS = new Set([
  'ANALYZE',
  'VERBOSE',
  'EXTENDED',
  'FORMATTED',
  'CODEGEN',
  'COST',
  'LOGICAL',
  'PLAN',
  'QUERY',
  'PIPELINE',
  'AST',
  'SYNTAX',
  'ESTIMATE',
  'USING',
  'TEXT',
  'JSON',
  'TABULAR',
  'DEPENDENCY',
  'AUTHORIZATION',
  'LOCKS',
  'VECTORIZATION',
  'PARTITIONS',
  'FOR',
  'OPTIMIZED',
  'PHYSICAL',
  'DECORRELATED',
  'AS',
])

/** EXPLAIN [ANALYZE] statement, DESCRIBE statement; DESCRIBE of a table names it. */
export function parseExplain(p: Parser): Parsed {
  const at = p.i
  const isDescribe = p.code !== K.EXPLAIN
  p.advance()
  const analyze = takeOptions(p)
  if (!startsStatement(p)) return describe(p, at, isDescribe)
  if (!p.enter()) return { type: 'explain', body: p.opaque(at, 'statement') }
  const statement = p.g.statement(p).body
  p.leave()
  const body: Explain = { kind: 'Explain', at, to: p.i, analyze, statement }
  return { type: 'explain', body }
}

function takeOptions(p: Parser): boolean {
  let analyze = false
  for (;;) {
    if (p.code === K.LPAREN && p.peek(1) !== K.SELECT && p.peek(1) !== K.LPAREN && p.peek(1) !== K.WITH) {
      analyze ||= p.text
        .slice(p.start(p.i), p.end(p.matchOf(p.i)))
        .toUpperCase()
        .includes('ANALYZE')
      p.skipOne()
    } else if (p.code === K.FORMAT) {
      p.advance()
      p.accept(K.EQ)
      p.advance()
    } else if (p.isAnyWord(p.code) && OPTION_WORDS.has(p.textOf(p.i).toUpperCase())) {
      analyze ||= p.code === K.ANALYZE
      p.advance()
      if (p.code === K.EQ) p.seek(p.i + 2)
    } else return analyze
  }
}

function startsStatement(p: Parser): boolean {
  switch (p.code) {
    case K.SELECT:
    case K.WITH:
    case K.INSERT:
    case K.UPDATE:
    case K.DELETE:
    case K.MERGE:
    case K.REPLACE:
    case K.VALUES:
    case K.CREATE:
    case K.LPAREN:
    case K.DECLARE:
    case K.EXECUTE:
    case K.DROP:
    case K.ALTER:
    case K.REFRESH:
    case K.COPY:
      return true
    case K.TABLE:
      return p.peek(2) === K.EOF || p.peek(2) === K.SEMICOLON
    case K.FROM:
      return p.has('from-first')
    default:
      return false
  }
}

function describe(p: Parser, at: number, isDescribe: boolean): Parsed {
  const body: Utility = { kind: 'Utility', at, to: p.i, word: p.textOf(at).toUpperCase(), tables: [], expressions: [] }
  while (
    p.code === K.TABLE ||
    p.code === K.VIEW ||
    p.code === K.DATABASE ||
    p.code === K.SCHEMA ||
    p.code === K.FUNCTION
  )
    p.advance()
  if (p.isName(p.code)) body.tables.push(parseTableName(p, 'a table'))
  else if (p.code === K.EOF || p.code === K.SEMICOLON) p.noteExpected('a statement')
  skipRest(p)
  body.to = p.i
  return { type: isDescribe || body.tables.length > 0 ? 'describe' : 'explain', body }
}
