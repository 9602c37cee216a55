import { K } from '../lex/codes.ts'
import type { Utility } from '../tree/statement.ts'
import { isStatementKind, type StatementKind } from '../tree/statement-kind.ts'
import { parseName } from './names.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { skipRest } from './skip.ts'

/** First words of statements that are kept with their tokens, with their kind where the word is not the kind. */
const WORDS: ReadonlyMap<string, StatementKind> = new Map<string, StatementKind>([
  ...[
    'SHOW',
    'RESET',
    'GRANT',
    'REVOKE',
    'COMMIT',
    'ROLLBACK',
    'SAVEPOINT',
    'RELEASE',
    'BEGIN',
    'ANALYZE',
    'VACUUM',
  ].map(kindOf),
  ...['COMMENT', 'CALL', 'EXECUTE', 'PREPARE', 'DEALLOCATE', 'DECLARE', 'FETCH', 'CLOSE', 'LOCK', 'UNLOCK', 'KILL'].map(
    kindOf,
  ),
  ...['ATTACH', 'DETACH', 'PRAGMA', 'CACHE', 'OPTIMIZE', 'REINDEX', 'PURGE', 'REFRESH'].map(kindOf),
  ['START', 'begin'],
  ['END', 'commit'],
  ['ABORT', 'rollback'],
  ['EXEC', 'execute'],
  ['UNCACHE', 'cache'],
  ['ANALYSE', 'analyze'],
  ['UNSET', 'reset'],
  ['MSCK', 'utility'],
  ...'CHECKPOINT CLUSTER DISCARD DO LISTEN NOTIFY UNLISTEN MOVE SECURITY REASSIGN IMPORT INSTALL LOAD SUMMARIZE HANDLER FLUSH CHECK CHECKSUM REPAIR BINLOG XA PUT GET LIST LS REMOVE RM UNDROP ADD ASSERT PRINT RAISERROR THROW WAITFOR RETURN SYSTEM WATCH SIGNAL EXPORT BACKUP RESTORE COMPACT INVALIDATE COMPUTE STOP PAUSE RESUME SUSPEND DIAGNOSE HELP IF WHILE LOOP REPEAT RAISE DELIMITER STATISTICS COLLECT LET OPEN'
    .split(' ')
    .map((word): [string, StatementKind] => [word, 'utility']),
])

function kindOf(word: string): [string, StatementKind] {
  const kind = word.toLowerCase()
  return [word, isStatementKind(kind) ? kind : 'utility']
}

/** A statement that is recognised by its first word and kept with its tokens; null where nobody knows the word. */
export function parseUtility(p: Parser): Parsed | null {
  if (!p.isAnyWord(p.code) || p.code === K.QUOTED || p.code === K.TEMPLATE) return null
  const word = p.textOf(p.i).toUpperCase()
  const type = WORDS.get(word)
  if (type === undefined) return null
  const body: Utility = { kind: 'Utility', at: p.i, to: p.i, word, tables: [], expressions: [] }
  p.advance()
  takeTables(p, body)
  skipRest(p)
  body.to = p.i
  return { type, body }
}

/** The tables a utility names right behind its words. */
function takeTables(p: Parser, body: Utility): void {
  switch (body.word) {
    case 'VACUUM':
    case 'ANALYZE':
      if (p.code === K.LPAREN) p.skipGroup()
      while (isOptionWord(p)) p.advance()
      takeList(p, body)
      return
    case 'LOCK':
    case 'OPTIMIZE':
    case 'CACHE':
      if (p.code === K.TABLE || p.isWord(p.i, 'TABLES')) p.advance()
      takeList(p, body)
      return
    case 'REFRESH':
      if (p.code === K.MATERIALIZED) p.advance()
      if (p.code === K.VIEW || p.code === K.TABLE) p.advance()
      if (p.code === K.CONCURRENTLY) p.advance()
      takeList(p, body)
      return
    case 'COMMENT':
      if (p.code === K.ON && (p.peek(1) === K.TABLE || p.peek(1) === K.VIEW)) {
        p.seek(p.i + 2)
        takeList(p, body)
      }
  }
}

function isOptionWord(p: Parser): boolean {
  return (
    p.code === K.TABLE ||
    p.code === K.FULL ||
    p.code === K.LOCAL ||
    ['VERBOSE', 'FREEZE', 'NO_WRITE_TO_BINLOG'].some((word) => p.isWord(p.i, word))
  )
}

function takeList(p: Parser, body: Utility): void {
  while (p.isName(p.code)) {
    body.tables.push(parseName(p))
    if (p.code === K.LPAREN) p.skipGroup()
    if (!p.accept(K.COMMA)) return
  }
}
