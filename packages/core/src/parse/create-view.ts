import { K } from '../lex/codes.ts'
import type { CreateView } from '../tree/define.ts'
import type { CreateHead } from './create-head.ts'
import { parseTableName, parseWordList } from './names.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { startsQuery } from './query-start.ts'
import { restAsClause, takeIfExists } from './skip.ts'

/** CREATE VIEW from its name on. */
export function parseCreateView(p: Parser, head: CreateHead): Parsed {
  takeIfExists(p)
  const node: CreateView = {
    kind: 'CreateView',
    at: head.at,
    to: p.i,
    name: parseTableName(p, 'a view'),
    materialized: head.materialized,
    temporary: head.temporary,
    orReplace: head.orReplace,
    columns: [],
    query: { kind: 'Opaque', at: p.i, to: p.i, where: 'query' },
    clauses: [],
  }
  takeIfExists(p)
  if (p.code === K.LPAREN) node.columns = parseWordList(p)
  parseOptions(p, node)
  if (p.accept(K.AS) || startsQuery(p)) node.query = p.g.query(p)
  else {
    node.query = { kind: 'Opaque', at: p.i, to: p.i, where: 'query' }
    p.noteExpected('AS')
  }
  if (p.code === K.WITH) restAsClause(p, node.clauses)
  node.to = p.i
  return { type: head.materialized ? 'create-materialized-view' : 'create-view', body: node }
}

/** COMMENT 'x', WITH (...), TO t, ENGINE = x, PARTITION BY ...: whatever stands before AS. */
function parseOptions(p: Parser, node: CreateView): void {
  const at = p.i
  while (p.code !== K.EOF && p.code !== K.SEMICOLON && !(p.code === K.AS && startsBody(p))) {
    if (p.code === K.SELECT) break
    p.skipOne()
  }
  if (p.i > at)
    node.clauses.push({ kind: 'Clause', at, to: p.i, word: p.textOf(at).toUpperCase(), expressions: [], calls: [] })
}

function startsBody(p: Parser): boolean {
  return startsQuery(p, 1) || p.peek(1) === K.LPAREN || p.peek(1) === K.TEMPLATE
}
