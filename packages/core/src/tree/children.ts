import type { Node, NodeKind, NodeOf } from './tree.ts'

type Collect<Kind extends NodeKind> = (node: NodeOf<Kind>, found: Node[]) => void

/** What stands below each kind of node. A new kind without an entry does not compile; a forgotten field fails a test. */
const below: { readonly [Kind in NodeKind]: Collect<Kind> } = {
  Script: (node, found) => addAll(node.statements, found),
  Statement(node, found) {
    addOne(node.body, found)
    addOne(node.rest, found)
  },
  Query(node, found) {
    addOne(node.with, found)
    addOne(node.body, found)
    addAll(node.orderBy, found)
    addOne(node.limit, found)
    addOne(node.offset, found)
    addAll(node.clauses, found)
  },
  With: (node, found) => addAll(node.tables, found),
  CommonTable(node, found) {
    addOne(node.body, found)
    addAll(node.clauses, found)
  },
  Select(node, found) {
    addAll(node.distinctOn, found)
    addOne(node.top, found)
    addAll(node.items, found)
    addOne(node.into, found)
    addOne(node.from, found)
    addOne(node.where, found)
    addOne(node.groupBy, found)
    addOne(node.having, found)
    addAll(node.windows, found)
    addOne(node.qualify, found)
    addAll(node.clauses, found)
  },
  SelectItem: (node, found) => addOne(node.expression, found),
  GroupBy: (node, found) => addAll(node.items, found),
  NamedWindow: (node, found) => addOne(node.spec, found),
  OrderItem: (node, found) => addOne(node.expression, found),
  SetOperation: (node, found) => addAll(node.arms, found),
  Values: (node, found) => addAll(node.rows, found),
  NestedQuery: (node, found) => addOne(node.query, found),
  TableQuery: (node, found) => addOne(node.name, found),
  Clause(node, found) {
    addAll(node.expressions, found)
    addAll(node.calls, found)
  },
  From(node, found) {
    addOne(node.first, found)
    addAll(node.joins, found)
  },
  Join(node, found) {
    addOne(node.table, found)
    addOne(node.on, found)
  },
  TableRef(node, found) {
    addOne(node.name, found)
    addOne(node.alias, found)
    addAll(node.tail, found)
  },
  DerivedTable(node, found) {
    addOne(node.query, found)
    addOne(node.alias, found)
    addAll(node.tail, found)
  },
  TableFunction(node, found) {
    addAll(node.calls, found)
    addOne(node.alias, found)
    addAll(node.tail, found)
  },
  ValuesTable(node, found) {
    addAll(node.rows, found)
    addOne(node.alias, found)
  },
  JoinGroup(node, found) {
    addOne(node.tables, found)
    addOne(node.alias, found)
  },
  Name: none,
  Alias: none,
  TypeName: none,
  Opaque: none,
  Missing: none,
  Star(node, found) {
    addOne(node.qualifier, found)
    addAll(node.except, found)
    addAll(node.replace, found)
    addAll(node.rename, found)
  },
  Literal: none,
  TypedLiteral(node, found) {
    addOne(node.type, found)
    addOne(node.value, found)
  },
  Parameter: none,
  Word: none,
  Unary: (node, found) => addOne(node.operand, found),
  Binary(node, found) {
    addOne(node.left, found)
    addOne(node.right, found)
  },
  Chain: (node, found) => addAll(node.items, found),
  Compare(node, found) {
    addOne(node.left, found)
    addOne(node.right, found)
  },
  Like(node, found) {
    addOne(node.left, found)
    addOne(node.pattern, found)
    addOne(node.escape, found)
  },
  In(node, found) {
    addOne(node.operand, found)
    addAll(node.list, found)
    addOne(node.query, found)
  },
  Between(node, found) {
    addOne(node.operand, found)
    addOne(node.low, found)
    addOne(node.high, found)
  },
  Is: (node, found) => addOne(node.operand, found),
  Exists: (node, found) => addOne(node.query, found),
  Subquery: (node, found) => addOne(node.query, found),
  Paren: (node, found) => addOne(node.expression, found),
  Row: (node, found) => addAll(node.items, found),
  ArrayLiteral: (node, found) => addAll(node.items, found),
  StructLiteral: (node, found) => addAll(node.fields, found),
  Call(node, found) {
    addOne(node.name, found)
    addAll(node.args, found)
    addAll(node.orderBy, found)
    addAll(node.options, found)
    addAll(node.withinGroup, found)
    addOne(node.filter, found)
    addOne(node.over, found)
  },
  Argument: (node, found) => addOne(node.value, found),
  WindowSpec(node, found) {
    addAll(node.partitionBy, found)
    addAll(node.orderBy, found)
    addOne(node.frame, found)
  },
  Frame: (node, found) => addAll(node.bounds, found),
  Case(node, found) {
    addOne(node.operand, found)
    addAll(node.whens, found)
    addOne(node.otherwise, found)
  },
  When(node, found) {
    addOne(node.condition, found)
    addOne(node.result, found)
  },
  Cast(node, found) {
    addOne(node.operand, found)
    addOne(node.type, found)
  },
  Interval: (node, found) => addOne(node.value, found),
  Lambda: (node, found) => addOne(node.body, found),
  Field: (node, found) => addOne(node.operand, found),
  Subscript(node, found) {
    addOne(node.operand, found)
    addAll(node.index, found)
  },
  Path: (node, found) => addOne(node.operand, found),
  Insert(node, found) {
    addOne(node.with, found)
    addOne(node.target, found)
    addAll(node.columns, found)
    addOne(node.source, found)
    addAll(node.set, found)
    addOne(node.onConflict, found)
    addAll(node.returning, found)
    addAll(node.clauses, found)
  },
  OnConflict(node, found) {
    addAll(node.target, found)
    addOne(node.targetWhere, found)
    addAll(node.set, found)
    addOne(node.where, found)
  },
  Assignment(node, found) {
    addAll(node.targets, found)
    addOne(node.value, found)
  },
  Update(node, found) {
    addOne(node.with, found)
    addOne(node.tables, found)
    addAll(node.set, found)
    addOne(node.from, found)
    addOne(node.where, found)
    addAll(node.returning, found)
    addAll(node.clauses, found)
  },
  Delete(node, found) {
    addOne(node.with, found)
    addAll(node.targets, found)
    addOne(node.from, found)
    addOne(node.where, found)
    addAll(node.returning, found)
    addAll(node.clauses, found)
  },
  Merge(node, found) {
    addOne(node.with, found)
    addOne(node.target, found)
    addOne(node.source, found)
    addOne(node.on, found)
    addAll(node.whens, found)
    addAll(node.returning, found)
    addAll(node.clauses, found)
  },
  MergeWhen(node, found) {
    addOne(node.condition, found)
    addOne(node.action, found)
  },
  MergeUpdate: (node, found) => addAll(node.set, found),
  MergeInsert(node, found) {
    addAll(node.columns, found)
    addAll(node.values, found)
  },
  MergeDelete: none,
  MergeNothing: none,
  CreateTable(node, found) {
    addOne(node.name, found)
    addAll(node.columns, found)
    addAll(node.constraints, found)
    addOne(node.as, found)
    addOne(node.like, found)
    addAll(node.clauses, found)
  },
  ColumnDefinition(node, found) {
    addOne(node.type, found)
    addOne(node.references, found)
    addAll(node.expressions, found)
  },
  Constraint(node, found) {
    addAll(node.columns, found)
    addOne(node.references, found)
    addOne(node.check, found)
  },
  CreateView(node, found) {
    addOne(node.name, found)
    addOne(node.query, found)
    addAll(node.clauses, found)
  },
  CreateOther(node, found) {
    addOne(node.name, found)
    addOne(node.table, found)
    addAll(node.clauses, found)
    addOne(node.body, found)
    addOne(node.rest, found)
  },
  Drop: (node, found) => addAll(node.names, found),
  Alter(node, found) {
    addOne(node.name, found)
    addAll(node.actions, found)
  },
  AlterAction(node, found) {
    addOne(node.target, found)
    addOne(node.definition, found)
  },
  Rename: (node, found) => addPairs(node.pairs, found),
  Truncate: (node, found) => addAll(node.names, found),
  Copy(node, found) {
    addOne(node.table, found)
    addAll(node.columns, found)
    addOne(node.query, found)
    addAll(node.locations, found)
    addAll(node.clauses, found)
  },
  Use: (node, found) => addAll(node.names, found),
  Explain: (node, found) => addOne(node.statement, found),
  Block(node, found) {
    addAll(node.conditions, found)
    addAll(node.statements, found)
  },
  Utility(node, found) {
    addAll(node.tables, found)
    addAll(node.expressions, found)
  },
}

/** The nodes directly below, in the order of the text. Their places are disjoint and lie inside the node's. */
export function children(node: Node): Node[] {
  const found: Node[] = []
  collect(node, found)
  for (let i = 1; i < found.length; i++) {
    // Most clauses have one order; where the writer may choose, the fields do not tell it.
    if (placeOf(found[i]) < placeOf(found[i - 1])) return found.sort((a, b) => a.at - b.at || a.to - b.to)
  }
  return found
}

/** The parameter of type ties the function to the kind, which a plain look-up would lose. */
function collect<Kind extends NodeKind>(node: NodeOf<Kind> & { kind: Kind }, found: Node[]): void {
  below[node.kind](node, found)
}

function placeOf(node: Node | undefined): number {
  return node?.at ?? 0
}

function none(): void {
  // A leaf.
}

function addOne(node: Node | null, found: Node[]): void {
  if (node !== null) found.push(node)
}

function addAll(nodes: readonly Node[] | null, found: Node[]): void {
  if (nodes === null) return
  for (let i = 0; i < nodes.length; i++) addOne(nodes[i] ?? null, found)
}

function addPairs(pairs: readonly { from: Node; to: Node }[], found: Node[]): void {
  for (const { from, to } of pairs) found.push(from, to)
}
