import type { Node, NodeKind } from '../tree/tree.ts'

type Nodes = { [Kind in NodeKind]: Extract<Node, { kind: Kind }> }

/** Functions by kind of node, each taking its own kind: `{ Case: (node, context) => node.whens.length }`. */
export type ByKind<Context, Result> = {
  readonly [Kind in NodeKind]?: (node: Nodes[Kind], context: Context) => Result
}

/** Calls the function for this kind of node; undefined where the table has none. */
export function callByKind<Kind extends NodeKind, Context, Result>(
  table: ByKind<Context, Result>,
  node: Nodes[Kind] & { kind: Kind },
  context: Context,
): Result | undefined {
  return table[node.kind]?.(node, context)
}
