import { K } from '../../lex/codes.ts'
import type { Tokens } from '../../lex/tokens.ts'
import type { Node } from '../../tree/tree.ts'
import { walk } from '../../tree/walk.ts'

/**
 * What a text says, as sets keyed by character position, so that two parsers with different trees can be compared.
 * `operators` maps the position of each operator to that of the operator it stands in, -1 for none.
 */
export interface Structure {
  columns: Set<number>
  calls: Set<number>
  tables: Set<number>
  selects: number
  cases: number
  operators: Map<number, number>
}

export function emptyStructure(): Structure {
  return { columns: new Set(), calls: new Set(), tables: new Set(), selects: 0, cases: 0, operators: new Map() }
}

/** The structure of our tree. */
export function structureOf(tokens: Tokens, root: Node): Structure {
  const found = emptyStructure()
  const open: number[] = []
  const inside = new Map<Node, number>()
  walk(root, {
    enter(node, parent) {
      if (node.kind === 'Name' && isColumn(tokens, node, parent)) found.columns.add(tokens.start(node.at))
      else if (node.kind === 'Star' && parent?.kind !== 'Argument') found.columns.add(tokens.start(node.at))
      else if (node.kind === 'Call' && isPlainCall(tokens, node)) found.calls.add(tokens.start(node.at))
      else if (node.kind === 'TableRef' || node.kind === 'TableQuery') {
        found.tables.add(tokens.start(node.name.at))
        if (node.kind === 'TableQuery') found.selects++
      } else if (node.kind === 'Select') {
        found.selects++
        if (node.into) found.tables.add(tokens.start(node.into.at))
      } else if (node.kind === 'Case') found.cases++
      open.push(enterOperator(tokens, node, inside.get(node) ?? open.at(-1) ?? -1, found.operators, inside))
    },
    leave() {
      open.pop()
    },
  })
  return found
}

const COLUMN_PARENTS = new Set<string>(
  (
    'SelectItem OrderItem GroupBy Select Query Join Unary Chain Compare Like In Between Is Paren Row ArrayLiteral Argument WindowSpec Frame ' +
    'Case When Cast Field Subscript Call Insert Update Delete Merge MergeWhen MergeInsert OnConflict'
  ).split(' '),
)

function isColumn(tokens: Tokens, name: Node, parent: Node | null): boolean {
  if (parent === null) return false
  if (parent.kind === 'Binary') return parent.op !== 'COLLATE' || parent.right !== name
  if (parent.kind === 'Assignment') return parent.value === name
  if (!COLUMN_PARENTS.has(parent.kind)) return false
  if (parent.kind === 'Call') return parent.name !== name
  if (parent.kind === 'Select') return parent.into !== name
  if (parent.kind === 'Insert') return false
  if (parent.kind === 'OnConflict') return parent.where === name || parent.targetWhere === name
  if (parent.kind === 'MergeInsert') return parent.values.some((value) => value === name)
  return tokens.code(name.at) !== K.PARAM
}

/** Calls that PostgreSQL keeps as nodes of their own kind. */
const OWN_KIND =
  /^(coalesce|greatest|least|nullif|grouping|rollup|cube|xml\w+|json|json_(?:object|array|value|query|exists|scalar|serialize|table)|current_\w+|localtime|localtimestamp|session_user|any|all|some|merge_action)$/i

function isPlainCall(tokens: Tokens, call: Extract<Node, { kind: 'Call' }>): boolean {
  return call.name.parts.length > 1 || !OWN_KIND.test(tokens.textOf(call.name.at))
}

const OTHER_NODES = new Set(['AT TIME ZONE', 'AT LOCAL', 'OVERLAPS'])

/** Enters the operators of a node and gives the one its children stand in. */
function enterOperator(
  tokens: Tokens,
  node: Node,
  outer: number,
  operators: Map<number, number>,
  inside: Map<Node, number>,
): number {
  const put = (index: number, parent = outer) => {
    const at = tokens.start(index)
    operators.set(at, parent)
    return at
  }
  switch (node.kind) {
    case 'Binary':
      return OTHER_NODES.has(node.op) ? outer : put(node.left.to)
    case 'Chain':
      return enterChain(node, put, outer, inside)
    case 'Compare':
    case 'Like':
      return put(node.left.to)
    case 'In':
    case 'Between':
      return put(node.operand.to)
    case 'Is':
      return /^(NULL|TRUE|FALSE|UNKNOWN)$/.test(node.what) ? put(node.operand.to) : outer
    case 'Unary':
      if (node.operand.kind === 'Literal' && node.op === '-') return outer
      return put(node.at)
    default:
      return outer
  }
}

type Put = (index: number, parent?: number) => number

/** AND and OR are one node there too; other operators stand left to right in the one behind them. */
function enterChain(
  node: Extract<Node, { kind: 'Chain' }>,
  put: Put,
  outer: number,
  inside: Map<Node, number>,
): number {
  const at = (k: number) => node.items[k]?.to ?? node.at
  if (node.ops[0] === 'AND' || node.ops[0] === 'OR') return put(at(0))
  let parent = outer
  for (let k = node.ops.length - 1; k >= 0; k--) {
    if (!OTHER_NODES.has(node.ops[k] ?? '')) parent = put(at(k), parent)
    const right = node.items[k + 1]
    if (right) inside.set(right, parent)
  }
  return parent
}
