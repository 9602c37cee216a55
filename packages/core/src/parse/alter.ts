import { K } from '../lex/codes.ts'
import type { Alter, AlterAction, Rename } from '../tree/define.ts'
import { parseColumnDefinition } from './column-definition.ts'
import { takeObject } from './create-other.ts'
import { parseCreateView } from './create-view.ts'
import { parseTableName } from './names.ts'
import type { Parsed } from './parsed.ts'
import type { Parser } from './parser.ts'
import { startsQuery } from './query-start.ts'
import { skipRest, takeIfExists } from './skip.ts'

/** ALTER of anything; the actions of a table are read, `ALTER VIEW v AS query` is a view that is replaced. */
export function parseAlter(p: Parser): Parsed {
  const at = p.i
  p.advance()
  skipModifiers(p)
  const object = takeObject(p)
  const isView = object === 'view' || object === 'materialized-view'
  if (isView && isRedefined(p)) {
    const materialized = object === 'materialized-view'
    return {
      type: 'alter-view',
      body: parseCreateView(p, { at, orReplace: true, temporary: false, materialized }).body,
    }
  }
  takeIfExists(p)
  p.accept(K.ONLY)
  const node: Alter = { kind: 'Alter', at, to: p.i, object, name: parseTableName(p, 'a name'), actions: [] }
  if (p.code === K.STAR) p.advance()
  if (object === 'table' || isView) parseActions(p, node)
  else if (p.code !== K.SEMICOLON && p.code !== K.EOF) {
    const from = p.i
    skipRest(p)
    node.actions.push(action(p, from, 'other'))
  }
  node.to = p.i
  return { type: object === 'table' ? 'alter-table' : isView ? 'alter-view' : 'alter-other', body: node }
}

/** MySQL: ALTER DEFINER = 'a'@'b' SQL SECURITY DEFINER VIEW. */
function skipModifiers(p: Parser): void {
  while (p.isAnyWord(p.code) && p.peek(1) === K.EQ) {
    p.seek(p.i + 3)
    while ((p.code === K.PARAM || p.code === K.AT_SIGN) && p.touches(p.i)) p.seek(p.i + (p.code === K.PARAM ? 1 : 2))
  }
  if (p.isWord(p.i, 'SQL')) p.seek(p.i + 3)
}

function isRedefined(p: Parser): boolean {
  for (let i = p.i; i < p.count && p.codeAt(i) !== K.SEMICOLON; i++) {
    if (p.codeAt(i) === K.AS) return startsQuery(p, i + 1 - p.i) || p.codeAt(i + 1) === K.LPAREN
  }
  return false
}

/** Actions divided by commas; some dialects need none. */
function parseActions(p: Parser, node: Alter): void {
  while (p.code !== K.SEMICOLON && p.code !== K.EOF) {
    const at = p.i
    node.actions.push(...parseAction(p))
    p.accept(K.COMMA)
    if (p.i === at) return
  }
}

function action(p: Parser, at: number, kind: AlterAction['action']): AlterAction {
  return { kind: 'AlterAction', at, to: p.i, action: kind, column: -1, newColumn: -1, target: null, definition: null }
}

function parseAction(p: Parser): AlterAction[] {
  switch (p.code) {
    case K.RENAME:
      return [parseRename(p)]
    case K.ADD:
      return parseAdd(p)
    case K.DROP:
      return [parseDropColumn(p)]
    case K.SWAP:
      return [parseSwap(p)]
    case K.EXCHANGE:
      return [parseExchange(p)]
    case K.CHANGE:
      return [parseChange(p)]
    default:
      return [parseOther(p)]
  }
}

/** Over one action, to its comma. */
function parseOther(p: Parser): AlterAction {
  const at = p.i
  const isSwitch = p.isWord(at, 'SWITCH')
  let target = null
  while (p.code !== K.COMMA && p.code !== K.SEMICOLON && p.code !== K.EOF) {
    if (isSwitch && p.code === K.TO && target === null) {
      p.advance()
      target = parseTableName(p, 'a table')
    } else p.skipOne()
  }
  return { ...action(p, at, isSwitch ? 'exchange-partition' : 'other'), target }
}

function parseRename(p: Parser): AlterAction {
  const at = p.i
  p.advance()
  if (p.code === K.CONSTRAINT || p.code === K.INDEX || p.code === K.KEY || p.code === K.PARTITION)
    return { ...parseOther(p), at }
  if (p.code === K.TO || p.code === K.AS) {
    p.advance()
    const target = parseTableName(p, 'a table')
    return { ...action(p, at, 'rename-table'), target }
  }
  const hasColumn = p.accept(K.COLUMN)
  takeIfExists(p)
  // `RENAME new_name` without TO (MySQL).
  if (!hasColumn && p.peek(1) !== K.TO) {
    const target = parseTableName(p, 'a table')
    return { ...action(p, at, 'rename-table'), target }
  }
  const column = p.i
  p.advance()
  p.expect(K.TO, 'TO')
  const newColumn = p.i
  if (p.isAnyWord(p.code)) p.advance()
  else p.noteExpected('a column name')
  return { ...action(p, at, 'rename-column'), column, newColumn }
}

function parseAdd(p: Parser): AlterAction[] {
  const at = p.i
  const next = p.peek(1)
  const isColumn =
    next === K.COLUMN || next === K.LPAREN || next === K.COLUMNS || (p.isName(next) && p.isAnyWord(p.peek(2)))
  if (!isColumn || next === K.PARTITION || next === K.INDEX || next === K.KEY || p.isWord(at + 1, 'FULLTEXT'))
    return [parseOther(p)]
  p.advance()
  if (p.code === K.COLUMN || p.code === K.COLUMNS) p.advance()
  takeIfExists(p)
  const actions: AlterAction[] = []
  if (p.code === K.LPAREN) p.group(actions, fillAdded, K.RPAREN, '")"')
  else actions.push(parseAdded(p, at))
  return actions
}

function fillAdded(p: Parser, actions: AlterAction[]): void {
  do actions.push(parseAdded(p, p.i))
  while (p.accept(K.COMMA))
}

function parseAdded(p: Parser, at: number): AlterAction {
  if (!p.isAnyWord(p.code)) {
    p.noteExpected('a column')
    return parseOther(p)
  }
  const definition = parseColumnDefinition(p)
  return { ...action(p, at, 'add-column'), column: definition.name, definition }
}

function parseDropColumn(p: Parser): AlterAction {
  const at = p.i
  const next = p.peek(1)
  if (next !== K.COLUMN && (!p.isName(next) || isDroppedThing(p, at + 1))) return parseOther(p)
  p.advance()
  p.accept(K.COLUMN)
  takeIfExists(p)
  const column = p.isAnyWord(p.code) ? p.i : -1
  while (p.code !== K.COMMA && p.code !== K.SEMICOLON && p.code !== K.EOF) p.skipOne()
  return { ...action(p, at, 'drop-column'), column }
}

/** DROP PARTITION, DROP INDEX, DROP PRIMARY KEY: another word stands between. */
function isDroppedThing(p: Parser, index: number): boolean {
  const code = p.codeAt(index)
  return code === K.PARTITION || code === K.INDEX || code === K.KEY || p.isWord(index, 'PARTITIONS')
}

/** Snowflake and others: `SWAP WITH t`. */
function parseSwap(p: Parser): AlterAction {
  const at = p.i
  p.advance()
  p.expect(K.WITH, 'WITH')
  const target = parseTableName(p, 'a table')
  return { ...action(p, at, 'swap'), target }
}

/** `EXCHANGE PARTITION p WITH TABLE t`. */
function parseExchange(p: Parser): AlterAction {
  const at = p.i
  while (p.code !== K.WITH && p.code !== K.SEMICOLON && p.code !== K.EOF) p.skipOne()
  p.expect(K.WITH, 'WITH')
  p.accept(K.TABLE)
  const target = parseTableName(p, 'a table')
  const node = { ...action(p, at, 'exchange-partition'), target }
  while (p.code !== K.COMMA && p.code !== K.SEMICOLON && p.code !== K.EOF) p.skipOne()
  node.to = p.i
  return node
}

/** MySQL: `CHANGE [COLUMN] a b INT`. */
function parseChange(p: Parser): AlterAction {
  const at = p.i
  p.advance()
  p.accept(K.COLUMN)
  const column = p.i
  p.advance()
  if (!p.isAnyWord(p.code)) return { ...parseOther(p), at }
  const definition = parseColumnDefinition(p)
  return { ...action(p, at, 'rename-column'), column, newColumn: definition.name, definition }
}

/** MySQL: `RENAME TABLE a TO b, c TO d`. */
export function parseRenameTable(p: Parser): Rename {
  const node: Rename = { kind: 'Rename', at: p.i, to: p.i, pairs: [] }
  p.seek(p.i + 2)
  do {
    const from = parseTableName(p, 'a table')
    p.expect(K.TO, 'TO')
    node.pairs.push({ from, to: parseTableName(p, 'a table') })
  } while (p.accept(K.COMMA))
  node.to = p.i
  return node
}
