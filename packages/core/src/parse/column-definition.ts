import { K } from '../lex/codes.ts'
import type { ColumnDefinition, Constraint, CreateTable } from '../tree/define.ts'
import type { Name } from '../tree/node.ts'
import { parseName, parseNameList, parseTableName } from './names.ts'
import type { Parser } from './parser.ts'

/** The content of `CREATE TABLE t (...)`: columns and constraints. */
export function parseTableElements(p: Parser, node: CreateTable): void {
  while (p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) {
    const at = p.i
    const constraint = parseConstraint(p)
    if (constraint !== null) node.constraints.push(constraint)
    else if (p.isAnyWord(p.code) || p.code === K.STRING) node.columns.push(parseColumnDefinition(p))
    else p.noteExpected('a column or a constraint')
    if (p.code !== K.COMMA && p.code !== K.RPAREN) {
      if (p.i === at) p.skipOne()
      else return
    }
    if (!p.accept(K.COMMA)) return
  }
}

/** A table constraint, with its name; null and no move for a column. */
export function parseConstraint(p: Parser): Constraint | null {
  const at = p.i
  const isNamed = p.code === K.CONSTRAINT && p.isAnyWord(p.peek(1))
  const typeAt = isNamed && !isConstraintWord(p, at + 1) ? at + 2 : isNamed ? at + 1 : at
  const type = constraintType(p, typeAt)
  if (type === null) return null
  p.seek(typeAt)
  const node: Constraint = { kind: 'Constraint', at, to: at, type, columns: [], references: null, check: null }
  fillConstraint(p, node)
  skipElement(p)
  node.to = p.i
  return node
}

function isConstraintWord(p: Parser, index: number): boolean {
  return constraintType(p, index) !== null && p.codeAt(index) !== K.WORD
}

function constraintType(p: Parser, index: number): Constraint['type'] | null {
  const next = p.codeAt(index + 1)
  switch (p.codeAt(index)) {
    case K.PRIMARY:
      return next === K.KEY ? 'primary-key' : null
    case K.UNIQUE:
      return 'unique'
    case K.FOREIGN:
      return next === K.KEY ? 'foreign-key' : null
    case K.CHECK:
      return next === K.LPAREN ? 'check' : null
    case K.INDEX:
    case K.KEY:
      return next === K.LPAREN || (p.isAnyWord(next) && isListBehind(p, index + 2)) ? 'other' : null
    case K.LIKE:
      return 'other'
    case K.EXCLUDE:
      return next === K.USING || next === K.LPAREN ? 'other' : null
    case K.WORD:
      return isOtherConstraint(p, index) ? 'other' : null
    default:
      return null
  }
}

function isListBehind(p: Parser, index: number): boolean {
  return p.codeAt(index) === K.LPAREN || p.codeAt(index) === K.USING
}

function isOtherConstraint(p: Parser, index: number): boolean {
  const next = p.codeAt(index + 1)
  if (p.isWord(index, 'FULLTEXT') || p.isWord(index, 'SPATIAL'))
    return next === K.INDEX || next === K.KEY || isListBehind(p, index + 2)
  return p.isWord(index, 'PERIOD') && next === K.FOR
}

function fillConstraint(p: Parser, node: Constraint): void {
  while (p.code !== K.LPAREN && p.code !== K.COMMA && p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON)
    p.advance()
  if (p.code !== K.LPAREN) return
  if (node.type === 'check') p.group(node, fillCheck, K.RPAREN, '")"')
  else if (node.type === 'other') p.skipOne()
  else node.columns = parseNameList(p)
  while (
    p.code !== K.REFERENCES &&
    p.code !== K.COMMA &&
    p.code !== K.RPAREN &&
    p.code !== K.EOF &&
    p.code !== K.SEMICOLON
  )
    p.skipOne()
  if (p.code === K.REFERENCES) node.references = parseReferences(p)
}

function fillCheck(p: Parser, node: Constraint): void {
  node.check = p.g.expression(p)
}

function parseReferences(p: Parser): Name {
  p.advance()
  const name = parseTableName(p, 'a table')
  if (p.code === K.LPAREN) p.skipOne()
  return name
}

/** Over what else belongs to a column or constraint, to the comma or bracket that ends it. */
function skipElement(p: Parser): void {
  while (p.code !== K.COMMA && p.code !== K.RPAREN && p.code !== K.EOF && p.code !== K.SEMICOLON) p.skipOne()
}

/** `name type constraints`. */
export function parseColumnDefinition(p: Parser): ColumnDefinition {
  const at = p.i
  const node: ColumnDefinition = {
    kind: 'ColumnDefinition',
    at,
    to: at,
    name: at,
    type: null,
    notNull: false,
    primaryKey: false,
    unique: false,
    references: null,
    expressions: [],
  }
  p.advance()
  if (p.code === K.DOT) parseNestedName(p)
  if (p.isAnyWord(p.code) && !startsColumnOption(p)) node.type = p.g.typeName(p)
  for (;;) {
    const before = p.i
    if (!parseColumnOption(p, node) || p.i === before) break
  }
  node.to = p.i
  return node
}

function parseNestedName(p: Parser): void {
  while (p.code === K.DOT) p.seek(p.i + 2)
}

/** Words that follow a column without a type. */
function startsColumnOption(p: Parser): boolean {
  const { code } = p
  if (
    code === K.NOT ||
    code === K.NULL ||
    code === K.PRIMARY ||
    code === K.UNIQUE ||
    code === K.DEFAULT ||
    code === K.CHECK
  )
    return true
  if (
    code === K.CONSTRAINT ||
    code === K.REFERENCES ||
    code === K.AS ||
    code === K.COLLATE ||
    code === K.FIRST ||
    code === K.AFTER
  )
    return true
  return (code === K.GENERATED && p.isWord(p.i + 1, 'ALWAYS')) || (code === K.COMMENT && p.peek(1) === K.STRING)
}

function parseColumnOption(p: Parser, node: ColumnDefinition): boolean {
  switch (p.code) {
    case K.COMMA:
    case K.RPAREN:
    case K.EOF:
    case K.SEMICOLON:
      return false
    case K.NOT:
      node.notNull ||= p.peek(1) === K.NULL
      p.seek(p.i + 2)
      return true
    case K.PRIMARY:
      node.primaryKey = true
      p.seek(p.i + 2)
      return true
    case K.UNIQUE:
      node.unique = true
      p.advance()
      return true
    case K.REFERENCES:
      node.references = parseReferences(p)
      return true
    case K.CONSTRAINT:
      p.seek(p.i + 2)
      return true
    case K.GENERATED:
      // GENERATED ALWAYS, GENERATED BY DEFAULT: the AS behind it has the expression.
      p.seek(p.i + (p.peek(1) === K.BY ? 3 : 2))
      return true
    case K.DEFAULT:
      return parseDefault(p, node)
    case K.CHECK:
    case K.AS:
      p.advance()
      if (p.code === K.LPAREN) p.group(node, fillExpression, K.RPAREN, '")"')
      return true
    case K.ON:
      // ON UPDATE CURRENT_TIMESTAMP, ON DELETE SET NULL, ON CONFLICT IGNORE
      p.seek(p.i + (p.peek(2) === K.SET || p.peek(2) === K.NO ? 4 : 3))
      return true
    case K.COLLATE:
      p.advance()
      parseName(p)
      return true
    default:
      p.skipOne()
      return true
  }
}

function fillExpression(p: Parser, node: ColumnDefinition): void {
  node.expressions.push(p.g.expression(p))
}

/** `DEFAULT 0 NOT NULL`: the value ends before what would be a predicate. */
function parseDefault(p: Parser, node: ColumnDefinition): boolean {
  p.advance()
  const min = p.dialect.precedence[K.PLUS] ?? p.dialect.prefixPrecedence
  node.expressions.push(p.g.operand(p, min))
  return true
}
