import type { Dialect } from '../dialects/dialect.ts'
import type { ParseStatus, Problem, StatementFacts } from '../facts.ts'
import { lex } from '../lex/lex.ts'
import { Tokens } from '../lex/tokens.ts'
import type { Script } from '../tree/statement.ts'
import { parseExpression, parseOperand } from './expression.ts'
import { parseFrom } from './joins.ts'
import { type Grammar, Parser } from './parser.ts'
import { toProblems } from './problems.ts'
import { parseQuery, parseQueryRest } from './query.ts'
import { parseScript } from './script.ts'
import { parseStatement } from './statement.ts'
import { parseTable } from './table-source.ts'
import { parseType } from './types.ts'
import { parseWrite } from './write.ts'

/** `statements[i]` belongs to `script.statements[i]`. */
export interface ParseResult {
  tokens: Tokens
  script: Script
  problems: Problem[]
  status: ParseStatus
  statements: StatementFacts[]
  /** Templates stand in the text: what they stand for is not known. */
  templated: boolean
}

const grammar: Grammar = {
  expression: parseExpression,
  operand: parseOperand,
  query: parseQuery,
  queryRest: parseQueryRest,
  typeName: parseType,
  from: parseFrom,
  table: parseTable,
  write: parseWrite,
  statement: parseStatement,
}

/**
 * Tokens, syntax tree and problems of a text in one dialect.
 * Never throws and always ends: what is not understood is kept as Opaque, what is missing as Missing, and each is told
 * in `problems` (at most 100, at most one for a token). Linear in the text. The tree may be deeper than the call
 * stack: visit it with `walk`, never by recursion.
 */
export function parse(sql: string, dialect: Dialect): ParseResult {
  const lexed = lex(sql, dialect)
  const tokens = new Tokens(sql, lexed.packed)
  const p = new Parser(sql, dialect, lexed, grammar)
  for (const at of lexed.unclosed) p.note('syntax.unclosed', at, at + 1, 'the end of the quoted text')
  const { script, opaque } = parseScript(p)
  if (lexed.isCommentOpen) p.note('syntax.unclosed', p.count, p.count, '"*/"')
  const statements = script.statements.map((statement, i) => ({
    kind: statement.type,
    span: [tokens.start(statement.at), tokens.end(statement.to - 1)] as const,
    opaque: opaque[i] ?? 0,
  }))
  const problems = toProblems(tokens, p.notes)
  return { tokens, script, problems, status: statusOf(statements, problems), statements, templated: lexed.templated }
}

function statusOf(statements: readonly StatementFacts[], problems: readonly Problem[]): ParseStatus {
  if (statements.every((statement) => statement.kind === 'unknown'))
    return statements.length > 0 || problems.length > 0 ? 'failed' : 'parsed'
  return problems.length > 0 || statements.some((statement) => statement.opaque > 0) ? 'partial' : 'parsed'
}
