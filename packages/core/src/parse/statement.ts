import { K } from '../lex/codes.ts'
import type { With } from '../tree/query.ts'
import type { Statement } from '../tree/statement.ts'
import type { StatementKind } from '../tree/statement-kind.ts'
import { parseAlter, parseRenameTable } from './alter.ts'
import { parseBlock } from './blocks.ts'
import { parseCopy, parseExport, parseLoad, parseUnload } from './copy.ts'
import { parseCreate } from './create.ts'
import { parseDrop, parseTruncate } from './drop.ts'
import { parseExplain } from './explain.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { parseQueryAfterWith, parseWith } from './query.ts'
import { startsQuery } from './query-start.ts'
import { parseSetOrUse } from './set-use.ts'
import { parseUtility } from './utility.ts'
import { parseWrite } from './write.ts'

/** One statement; what no statement starts with is kept up to the next semicolon. */
export function parseStatement(p: Parser): Statement {
  skipLoneTemplates(p)
  const at = p.i
  const { type, body } = parseBody(p)
  return { kind: 'Statement', at, to: p.i, type, body, rest: null }
}

/** `{{ config(...) }}` before a statement says nothing that could be read. */
function skipLoneTemplates(p: Parser): void {
  while (p.code === K.TEMPLATE && p.peek(1) !== K.EOF && p.peek(1) !== K.SEMICOLON) p.advance()
}

function parseBody(p: Parser): Parsed {
  const at = p.i
  if (p.code === K.WITH) return parseWithStatement(p)
  if (startsQuery(p) || p.code === K.LPAREN) return { type: 'select', body: p.g.query(p) }
  const write = parseWrite(p, null)
  if (write) return { type: typeOfWrite(write.kind), body: write }
  const block = parseBlock(p)
  if (block) return { type: 'block', body: block }
  return parseDefinition(p) ?? parseSetOrUse(p) ?? parseUtility(p) ?? keepUnknown(p, at)
}

function parseWithStatement(p: Parser): Parsed {
  const at = p.i
  const withClause: With = parseWith(p)
  const write = parseWrite(p, withClause)
  if (write) return { type: typeOfWrite(write.kind), body: write }
  return { type: 'select', body: parseQueryAfterWith(p, at, withClause) }
}

function typeOfWrite(kind: 'Insert' | 'Update' | 'Delete' | 'Merge'): StatementKind {
  switch (kind) {
    case 'Insert':
      return 'insert'
    case 'Update':
      return 'update'
    case 'Delete':
      return 'delete'
    case 'Merge':
      return 'merge'
  }
}

function parseDefinition(p: Parser): Parsed | null {
  switch (p.code) {
    case K.CREATE:
      return parseCreate(p)
    case K.REPLACE:
      return p.peek(1) === K.TABLE || p.peek(1) === K.VIEW ? parseCreate(p) : null
    case K.DROP:
      return parseDrop(p)
    case K.ALTER:
      return parseAlter(p)
    case K.RENAME:
      return p.peek(1) === K.TABLE ? { type: 'rename-table', body: parseRenameTable(p) } : null
    case K.TRUNCATE:
      return { type: 'truncate', body: parseTruncate(p) }
    case K.COPY:
      return { type: 'copy', body: parseCopy(p) }
    case K.UNLOAD:
      return { type: 'unload', body: parseUnload(p) }
    case K.LOAD:
      return p.peek(1) === K.DATA ? { type: 'load', body: parseLoad(p) } : null
    case K.EXPORT:
      return p.peek(1) === K.DATA ? { type: 'export', body: parseExport(p) } : null
    case K.EXPLAIN:
    case K.DESCRIBE:
    case K.DESC:
      return parseExplain(p)
    default:
      return null
  }
}

function keepUnknown(p: Parser, at: number): Parsed {
  p.note('syntax.unexpected', at, at + 1, 'a statement')
  p.skipStatement()
  return { type: 'unknown', body: p.opaque(at, 'statement') }
}
