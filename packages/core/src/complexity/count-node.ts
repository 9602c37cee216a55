import type { Tokens } from '../lex/tokens.ts'
import type { Call, Expression } from '../tree/expression.ts'
import { partText } from '../tree/names.ts'
import type { Join } from '../tree/table.ts'
import type { Node } from '../tree/tree.ts'
import type { WeightName } from './weights.ts'

/** What a node adds by itself, its children not counted: one entry for each occurrence. */
export function countNode(node: Node, parent: Node | null, tokens: Tokens): WeightName[] {
  switch (node.kind) {
    case 'Statement':
      return ['statement']
    case 'Query':
      return [...when(isSubquery(parent), 'subquery'), ...when(node.orderBy.length > 0, 'order')]
    case 'With':
      return when(node.recursive, 'recursion')
    case 'CommonTable':
      return ['cte']
    case 'SetOperation':
      return node.ops.map(() => 'setOperation')
    case 'Select':
      return [...when(node.distinct, 'distinct'), ...when(node.having !== null, 'having')]
    case 'GroupBy':
      return node.items.some((item) => isGroupingSet(item, tokens)) ? ['grouping', 'groupingSets'] : ['grouping']
    case 'TableRef':
      return ['table']
    case 'Join':
      return [joinName(node)]
    case 'Insert':
    case 'Update':
    case 'Delete':
    case 'Merge':
      return ['write']
    case 'MergeWhen':
      return ['mergeBranch']
    case 'Opaque':
      return ['opaque']
    default:
      return countExpression(node, tokens)
  }
}

function countExpression(node: Node, tokens: Tokens): WeightName[] {
  switch (node.kind) {
    case 'Compare':
    case 'Is':
    case 'Exists':
      return ['predicate']
    case 'Like':
    case 'In':
    case 'Between':
      return ['predicate', ...when(node.negated, 'negation')]
    case 'Unary':
      return when(node.op === 'NOT', 'negation')
    case 'Binary':
      return when(node.op === 'OR', 'or')
    case 'Chain':
      return node.ops.filter((op) => op === 'OR').map(() => 'or')
    case 'When':
      return ['caseBranch']
    case 'Case':
      return when(node.otherwise !== null, 'caseBranch')
    case 'Call':
      return node.over ? ['window'] : when(isAggregate(node, tokens), 'aggregate')
    default:
      return []
  }
}

function when(condition: boolean, name: WeightName): WeightName[] {
  return condition ? [name] : []
}

/** A query that stands inside another one, CTEs and mere brackets apart. */
export function isSubquery(parent: Node | null): boolean {
  const kind = parent?.kind
  return kind === 'DerivedTable' || kind === 'Subquery' || kind === 'Exists' || kind === 'In'
}

function joinName({ type, table }: Join): WeightName {
  const isLateral = (table.kind === 'DerivedTable' || table.kind === 'TableFunction') && table.lateral
  if (isLateral || type === 'apply' || type === 'outer-apply') return 'lateral'
  if (type === 'comma') return 'commaJoin'
  if (type === 'cross') return 'crossJoin'
  return type === 'left' || type === 'right' || type === 'full' || type === 'asof' ? 'outerJoin' : 'join'
}

const groupingWords = new Set(['rollup', 'cube', 'grouping'])

function isGroupingSet(item: Expression, tokens: Tokens): boolean {
  return groupingWords.has(tokens.textOf(item.at).toLowerCase()) && item.kind === 'Call'
}

const aggregates = new Set(
  `count sum avg min max string_agg array_agg group_concat listagg json_agg jsonb_agg json_arrayagg json_objectagg
  json_group_array json_group_object bool_and bool_or every stddev stddev_pop stddev_samp variance var_pop var_samp
  corr covar_pop covar_samp percentile_cont percentile_disc mode total approx_count_distinct`.split(/\s+/),
)

function isAggregate(call: Call, tokens: Tokens): boolean {
  if (call.filter || call.distinct || call.withinGroup.length > 0) return true
  const name = partText(tokens, call.name, call.name.parts.length - 1).text.toLowerCase()
  // With two arguments MIN and MAX are plain functions in SQLite.
  const isPlain = call.args.length > 1 && (name === 'min' || name === 'max')
  return aggregates.has(name) && !isPlain
}
