import { K } from '../lex/codes.ts'
import type { Copy } from '../tree/statement.ts'
import { parseNameList, parseTableName } from './names.ts'
import type { Parser } from './parser.ts'
import { emptyQuery, fillQuery, startsQuery } from './query-start.ts'
import { restAsClause, skipRest } from './skip.ts'

/** COPY t FROM 'file', COPY (query) TO 'file', COPY INTO t FROM @stage, COPY INTO @stage FROM t. */
export function parseCopy(p: Parser): Copy {
  const node = emptyCopy(p)
  p.advance()
  const isInto = p.accept(K.INTO)
  const target = parseEnd(p, node)
  if (p.code === K.LPAREN) node.columns = parseNameList(p)
  if (p.code === K.FROM || p.code === K.TO) {
    const isFrom = p.code === K.FROM
    p.advance()
    // COPY INTO a FROM b moves data from b to a; COPY a TO b the other way round.
    if (isInto && target === 'location') parseEnd(p, node)
    else if (isInto) parseSource(p, node)
    else takeLocation(p, node)
    node.direction = isInto ? (target === 'location' ? 'out' : 'in') : isFrom ? 'in' : 'out'
  } else p.noteExpected('FROM or TO')
  restAsClause(p, node.clauses)
  node.to = p.i
  return node
}

function emptyCopy(p: Parser): Copy {
  return {
    kind: 'Copy',
    at: p.i,
    to: p.i,
    table: null,
    columns: [],
    query: null,
    direction: 'in',
    locations: [],
    clauses: [],
  }
}

/** One end of a copy: a query in brackets, a table, or a place. */
function parseEnd(p: Parser, node: Copy): 'query' | 'table' | 'location' {
  if (p.code === K.LPAREN) {
    const holder = { query: emptyQuery(p) }
    p.group(holder, fillQuery, K.RPAREN, '")"')
    node.query = holder.query
    return 'query'
  }
  if (isLocation(p)) {
    takeLocation(p, node)
    return 'location'
  }
  node.table = parseTableName(p, 'a table')
  return 'table'
}

/** What a stage is loaded from: a place, or a query over one. */
function parseSource(p: Parser, node: Copy): void {
  if (p.code === K.LPAREN && startsQuery(p, 1)) parseEnd(p, node)
  else takeLocation(p, node)
}

function isLocation(p: Parser): boolean {
  return p.code === K.STRING || p.code === K.PARAM || p.code === K.AT_SIGN || p.code === K.TEMPLATE
}

/** A file, stage, path, STDIN or PROGRAM 'x': words and what touches them. */
function takeLocation(p: Parser, node: Copy): void {
  const at = p.i
  if (p.isWord(at, 'PROGRAM')) p.advance()
  if (p.code === K.SEMICOLON || p.code === K.EOF) {
    p.noteExpected('a file or a stage')
    return
  }
  p.advance()
  while (
    p.touches(p.i) &&
    p.code !== K.LPAREN &&
    p.code !== K.RPAREN &&
    p.code !== K.SEMICOLON &&
    p.code !== K.COMMA &&
    p.code !== K.EOF
  ) {
    p.advance()
  }
  node.locations.push(p.kept(at, 'location'))
}

/** Redshift and Athena: UNLOAD ('select ...') TO 's3://...', UNLOAD (SELECT ...) TO '...'. */
export function parseUnload(p: Parser): Copy {
  const node = emptyCopy(p)
  node.direction = 'out'
  p.advance()
  if (p.code === K.LPAREN && startsQuery(p, 1)) parseEnd(p, node)
  else if (p.code === K.LPAREN) {
    // The query is a string: it is not read.
    const at = p.i
    p.skipOne()
    node.locations.push(p.opaque(at, 'query'))
  }
  if (p.accept(K.TO)) takeLocation(p, node)
  restAsClause(p, node.clauses)
  node.to = p.i
  return node
}

/** LOAD DATA INFILE 'x' INTO TABLE t, LOAD DATA INPATH 'x' OVERWRITE INTO TABLE t. */
export function parseLoad(p: Parser): Copy {
  const node = emptyCopy(p)
  p.seek(p.i + 2)
  while (p.code !== K.INTO && p.code !== K.SEMICOLON && p.code !== K.EOF) {
    if (p.code === K.STRING) takeLocation(p, node)
    else p.advance()
  }
  if (p.accept(K.INTO)) {
    p.accept(K.TABLE)
    node.table = parseTableName(p, 'a table')
  } else p.noteExpected('INTO')
  restAsClause(p, node.clauses)
  node.to = p.i
  return node
}

/** BigQuery: EXPORT DATA OPTIONS (...) AS query. */
export function parseExport(p: Parser): Copy {
  const node = emptyCopy(p)
  node.direction = 'out'
  p.seek(p.i + 2)
  const at = p.i
  while (p.code !== K.AS && p.code !== K.SEMICOLON && p.code !== K.EOF) p.skipOne()
  if (p.i > at) node.clauses.push({ kind: 'Clause', at, to: p.i, word: 'OPTIONS', expressions: [], calls: [] })
  if (p.accept(K.AS)) node.query = p.g.query(p)
  else p.noteExpected('AS')
  skipRest(p)
  node.to = p.i
  return node
}
