import { ROLE } from '../dialects/roles.ts'
import { K } from '../lex/codes.ts'
import type { Block, Statement, Utility } from '../tree/statement.ts'
import type { Parser } from './parser.ts'
import { isBatchEnd } from './skip.ts'

/**
 * BEGIN ... END, IF, WHILE, LOOP, FOR and REPEAT with the statements inside, in order; null and no move where none of
 * them starts here. BEGIN alone, or with the words of a transaction, is no block.
 */
export function parseBlock(p: Parser): Block | null {
  if (!startsBlock(p)) return null
  const node: Block = {
    kind: 'Block',
    at: p.i,
    to: p.i,
    word: p.textOf(p.i).toUpperCase(),
    conditions: [],
    statements: [],
  }
  if (!p.enter()) return node
  switch (node.word) {
    case 'BEGIN':
      parseBegin(p, node)
      break
    case 'IF':
      parseIf(p, node)
      break
    case 'WHILE':
      parseWhile(p, node)
      break
    default:
      parseLoop(p, node)
  }
  p.leave()
  node.to = p.i
  return node
}

function startsBlock(p: Parser): boolean {
  const next = p.peek(1)
  if (p.code === K.BEGIN)
    return startsBody(p, p.i + 1) || ['TRY', 'CATCH', 'NOT', 'ATOMIC'].some((word) => p.isWord(p.i + 1, word))
  if (p.code === K.IF) return next !== K.EOF && next !== K.SEMICOLON
  if (p.isWord(p.i, 'WHILE')) return true
  if (p.isWord(p.i, 'LOOP') || p.isWord(p.i, 'REPEAT')) return startsBody(p, p.i + 1)
  return p.code === K.FOR && p.isAnyWord(next) && p.peek(2) === K.IN
}

/** Whether a statement that can stand in a block starts at this token. */
export function startsBody(p: Parser, index: number): boolean {
  const code = p.codeAt(index)
  if (p.hasRole(code, ROLE.STARTS_STATEMENT)) return true
  switch (code) {
    case K.SET:
    case K.IF:
    case K.BEGIN:
    case K.CALL:
    case K.EXEC:
    case K.EXECUTE:
    case K.RETURN:
    case K.FOR:
    case K.END:
    case K.REPLACE:
      return true
    case K.WORD:
      if (p.codeAt(index + 1) === K.ASSIGN) return true
      return ['WHILE', 'LOOP', 'REPEAT', 'PRINT', 'RAISE', 'SIGNAL', 'LET', 'OPEN'].some((word) =>
        p.isWord(index, word),
      )
    case K.PARAM:
      return false
    default:
      return false
  }
}

function parseBegin(p: Parser, node: Block): void {
  p.advance()
  while (
    p.isWord(p.i, 'TRY') ||
    p.isWord(p.i, 'CATCH') ||
    p.isWord(p.i, 'ATOMIC') ||
    (p.code === K.NOT && p.isWord(p.i + 1, 'ATOMIC'))
  ) {
    p.advance()
  }
  parseStatements(p, node.statements)
  while (p.isWord(p.i, 'EXCEPTION')) parseHandlers(p, node)
  if (!p.expect(K.END, 'END')) return
  // END TRY, END CATCH, END name.
  if (p.isAnyWord(p.code) && !startsBody(p, p.i) && !p.startsLine(p.i)) p.advance()
}

/** `EXCEPTION WHEN x THEN statements`. */
function parseHandlers(p: Parser, node: Block): void {
  p.advance()
  while (p.code === K.WHEN) {
    while (p.code !== K.THEN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.advance()
    p.accept(K.THEN)
    parseStatements(p, node.statements)
  }
}

function parseIf(p: Parser, node: Block): void {
  do {
    p.advance()
    node.conditions.push(p.g.expression(p))
    if (!p.accept(K.THEN)) {
      parseSingle(p, node)
      return
    }
    parseStatements(p, node.statements)
  } while (p.isWord(p.i, 'ELSEIF') || p.isWord(p.i, 'ELSIF'))
  if (p.accept(K.ELSE)) parseStatements(p, node.statements)
  endWith(p, 'IF')
}

/** T-SQL: one statement behind the condition, and one behind ELSE. */
function parseSingle(p: Parser, node: Block): void {
  node.statements.push(parseInner(p))
  if (p.code === K.SEMICOLON && p.peek(1) === K.ELSE) p.advance()
  if (p.accept(K.ELSE)) node.statements.push(parseInner(p))
}

function parseWhile(p: Parser, node: Block): void {
  p.advance()
  node.conditions.push(p.g.expression(p))
  if (!p.accept(K.DO) && !p.acceptWord('LOOP')) {
    node.statements.push(parseInner(p))
    return
  }
  parseStatements(p, node.statements)
  endWith(p, 'WHILE')
}

/** LOOP ... END LOOP, REPEAT ... UNTIL x END REPEAT, FOR x IN (query) DO ... END FOR. */
function parseLoop(p: Parser, node: Block): void {
  if (p.code === K.FOR) {
    p.seek(p.i + 3)
    node.conditions.push(p.g.expression(p))
    if (!p.accept(K.DO) && !p.acceptWord('LOOP')) p.noteExpected('DO or LOOP')
  } else p.advance()
  parseStatements(p, node.statements)
  if (p.acceptWord('UNTIL')) node.conditions.push(p.g.expression(p))
  endWith(p, node.word)
}

function endWith(p: Parser, word: string): void {
  if (!p.expect(K.END, `END ${word}`)) return
  if (p.isWord(p.i, word) || p.isWord(p.i, 'LOOP')) p.advance()
}

/** Statements up to a word that ends or divides the block around them. */
export function parseStatements(p: Parser, statements: Statement[]): void {
  for (;;) {
    while (p.code === K.SEMICOLON) p.advance()
    if (endsStatements(p)) return
    const before = p.i
    const statement = parseInner(p)
    statements.push(statement)
    if (p.code !== K.SEMICOLON && !endsStatements(p) && !startsBody(p, p.i)) keepRest(p, statement)
    if (p.i === before) return
  }
}

function endsStatements(p: Parser): boolean {
  const { code } = p
  if (code === K.EOF || code === K.END || code === K.ELSE || code === K.WHEN || isBatchEnd(p)) return true
  return code === K.WORD && ['ELSEIF', 'ELSIF', 'UNTIL', 'EXCEPTION'].some((word) => p.isWord(p.i, word))
}

function keepRest(p: Parser, statement: Statement): void {
  const at = p.i
  p.note('syntax.unexpected', at, at + 1, 'the end of the statement')
  while (p.code !== K.SEMICOLON && !endsStatements(p)) p.skipOne()
  statement.rest = p.opaque(at, 'statement')
  statement.to = p.i
}

/** One statement of a block; what only blocks have (assignments, RETURN, LEAVE) is kept with its tokens. */
function parseInner(p: Parser): Statement {
  const at = p.i
  const isPlain = p.peek(1) === K.ASSIGN || p.code === K.RETURN || p.code === K.DECLARE || p.code === K.SET || isJump(p)
  if (!isPlain) return p.g.statement(p)
  const body: Utility = { kind: 'Utility', at, to: at, word: p.textOf(at).toUpperCase(), tables: [], expressions: [] }
  p.advance()
  // A handler is a declaration with a statement of its own behind it.
  while (p.code !== K.SEMICOLON && p.code !== K.EOF && p.code !== K.END && !(isPlainEnd(p) && p.i > at + 1)) p.skipOne()
  body.to = p.i
  const type = body.word === 'DECLARE' ? 'declare' : body.word === 'SET' || body.word !== 'RETURN' ? 'set' : 'utility'
  return { kind: 'Statement', at, to: p.i, type, body, rest: null }
}

function isJump(p: Parser): boolean {
  return p.code === K.WORD && ['LEAVE', 'ITERATE', 'BREAK', 'CONTINUE', 'EXIT'].some((word) => p.isWord(p.i, word))
}

/** Where statements need no semicolon, the start of the next one on its own line ends an assignment. */
function isPlainEnd(p: Parser): boolean {
  return (p.code === K.ELSE || startsBody(p, p.i)) && p.startsLine(p.i)
}
