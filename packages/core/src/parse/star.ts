import { K } from '../lex/codes.ts'
import type { Expression, Star } from '../tree/expression.ts'
import type { Name } from '../tree/node.ts'
import type { SelectItem } from '../tree/query.ts'
import { parseName } from './names.ts'
import type { Parser } from './parser.ts'

/** A star that was just read, with the columns it leaves out, replaces or renames. */
export function parseStarTail(p: Parser, at: number, qualifier: Name | null): Expression {
  const node: Star = { kind: 'Star', at, to: p.i, qualifier, except: [], replace: [], rename: [] }
  if (p.has('star-columns')) {
    while (takeStarClause(p, node)) node.to = p.i
  }
  return node
}

function takeStarClause(p: Parser, node: Star): boolean {
  switch (p.code) {
    case K.EXCEPT:
    case K.EXCLUDE:
      if (p.peek(1) === K.LPAREN && p.peek(2) !== K.SELECT) {
        p.advance()
        p.group(node, fillExcept, K.RPAREN, '")"')
        return true
      }
      if (p.code === K.EXCEPT || !p.isName(p.peek(1))) return false
      p.advance()
      node.except.push(parseName(p))
      return true
    case K.REPLACE:
      if (p.peek(1) !== K.LPAREN) return false
      p.advance()
      p.group(node, fillReplace, K.RPAREN, '")"')
      return true
    case K.RENAME:
      p.advance()
      if (p.code === K.LPAREN) p.group(node, fillRename, K.RPAREN, '")"')
      else node.rename.push(parseRenamed(p))
      return true
    case K.ILIKE:
    case K.LIKE:
      if (p.peek(1) !== K.STRING) return false
      p.seek(p.i + 2)
      return true
    default:
      return false
  }
}

function fillExcept(p: Parser, node: Star): void {
  do {
    if (p.isAnyWord(p.code)) node.except.push(parseName(p))
    else p.noteExpected('a column name')
  } while (p.accept(K.COMMA))
}

function fillReplace(p: Parser, node: Star): void {
  do node.replace.push(parseRenamed(p))
  while (p.accept(K.COMMA))
}

function fillRename(p: Parser, node: Star): void {
  do node.rename.push(parseRenamed(p))
  while (p.accept(K.COMMA))
}

function parseRenamed(p: Parser): SelectItem {
  const at = p.i
  const expression = p.g.expression(p)
  let alias = -1
  if (p.accept(K.AS)) {
    alias = p.i
    p.advance()
  } else if (p.isName(p.code)) {
    alias = p.i
    p.advance()
  } else p.noteExpected('AS')
  return { kind: 'SelectItem', at, to: p.i, expression, alias }
}
