import { K } from '../lex/codes.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { Expression } from '../tree/expression.ts'
import type { Name, Place } from '../tree/node.ts'
import type { Node } from '../tree/tree.ts'
import { MARK, type Marks } from './marks.ts'

/** Marks what a node says about its own tokens, whatever stands around it: literals, types, names, lists. */
export function markTokens(node: Node, tokens: Tokens, marks: Marks): void {
  switch (node.kind) {
    case 'Literal':
      if (node.type !== 'default') marks.addLiteral(node)
      break
    case 'Parameter':
      marks.addLiteral(node)
      break
    case 'Unary':
      if (isSigned(node.op, node.operand)) marks.addLiteral(node)
      break
    case 'TypeName':
      marks.addRange(node.at, node.to, MARK.KEEP)
      markTight(node, K.LPAREN, tokens, marks)
      break
    case 'Name':
      markName(node, marks)
      break
    case 'Star':
      for (let i = node.at; i < node.to && tokens.code(i) !== K.STAR; i++) marks.add(i, MARK.FAMILY_DROP)
      break
    case 'Cast':
      if (tokens.code(node.at + 1) === K.LPAREN) marks.add(node.at + 1, MARK.TIGHT)
      break
    case 'Call':
      if (tokens.code(node.name.to) === K.LPAREN) marks.add(node.name.to, MARK.TIGHT)
      break
    case 'In':
      addRepeat(node.list, marks)
      break
    case 'Values':
    case 'ValuesTable':
      addRepeat(node.rows, marks)
      break
    case 'Chain':
      if (node.ops.every((op) => op === 'AND')) addConjuncts(node.items, marks)
      break
    case 'Binary':
      if (node.op === 'AND') addConjuncts([node.left, node.right], marks)
      break
    case 'OrderItem':
      markOrdinal(node.expression, marks)
      break
    case 'GroupBy':
      for (const item of node.items) markOrdinal(item, marks)
  }
}

function isSigned(op: string, operand: Expression): boolean {
  return (op === '-' || op === '+') && operand.kind === 'Literal' && operand.type === 'number'
}

/** The tokens of a name stand close; only the last part of it counts for the family. */
function markName(name: Name, marks: Marks): void {
  marks.addRange(name.at + 1, name.to, MARK.TIGHT)
  marks.addRange(name.at, name.parts[name.parts.length - 1] ?? name.at, MARK.FAMILY_DROP)
}

/** `ORDER BY 1` names a column. */
function markOrdinal(expression: Expression, marks: Marks): void {
  if (expression.kind === 'Literal' && expression.type === 'number') marks.add(expression.at, MARK.KEEP)
}

function markTight(place: Place, code: number, tokens: Tokens, marks: Marks): void {
  for (let i = place.at + 1; i < place.to; i++) if (tokens.code(i) === code) marks.add(i, MARK.TIGHT)
}

/** A list of one item as well: the family writes it as it writes a longer one. */
function addRepeat(items: readonly Place[], marks: Marks): void {
  marks.addList({ kind: 'repeat', items, aliases: [] })
}

function addConjuncts(items: readonly Place[], marks: Marks): void {
  marks.addList({ kind: 'conjuncts', items, aliases: [] })
}
