import type { Node, NodeKind } from './tree.ts'

/** The fields of each kind that hold nodes or lists of nodes. A new kind without an entry does not compile. */
type ChildFields = { [Kind in NodeKind]: readonly Exclude<keyof Extract<Node, { kind: Kind }>, 'kind' | 'at' | 'to'>[] }

export const CHILD_FIELDS = {
  Script: ['statements'],
  Statement: ['body', 'rest'],
  Query: ['with', 'body', 'orderBy', 'limit', 'offset', 'clauses'],
  With: ['tables'],
  CommonTable: ['body', 'clauses'],
  Select: ['distinctOn', 'top', 'items', 'into', 'from', 'where', 'groupBy', 'having', 'windows', 'qualify', 'clauses'],
  SelectItem: ['expression'],
  GroupBy: ['items'],
  NamedWindow: ['spec'],
  OrderItem: ['expression'],
  SetOperation: ['arms'],
  Values: ['rows'],
  NestedQuery: ['query'],
  TableQuery: ['name'],
  Clause: ['expressions', 'calls'],
  From: ['first', 'joins'],
  Join: ['table', 'on'],
  TableRef: ['name', 'alias', 'tail'],
  DerivedTable: ['query', 'alias', 'tail'],
  TableFunction: ['calls', 'alias', 'tail'],
  ValuesTable: ['rows', 'alias'],
  JoinGroup: ['tables', 'alias'],
  Name: [],
  Alias: [],
  TypeName: [],
  Opaque: [],
  Missing: [],
  Star: ['qualifier', 'except', 'replace', 'rename'],
  Literal: [],
  TypedLiteral: ['type', 'value'],
  Parameter: [],
  Word: [],
  Unary: ['operand'],
  Binary: ['left', 'right'],
  Chain: ['items'],
  Compare: ['left', 'right'],
  Like: ['left', 'pattern', 'escape'],
  In: ['operand', 'list', 'query'],
  Between: ['operand', 'low', 'high'],
  Is: ['operand'],
  Exists: ['query'],
  Subquery: ['query'],
  Paren: ['expression'],
  Row: ['items'],
  ArrayLiteral: ['items'],
  StructLiteral: ['fields'],
  Call: ['name', 'args', 'orderBy', 'options', 'withinGroup', 'filter', 'over'],
  Argument: ['value'],
  WindowSpec: ['partitionBy', 'orderBy', 'frame'],
  Frame: ['bounds'],
  Case: ['operand', 'whens', 'otherwise'],
  When: ['condition', 'result'],
  Cast: ['operand', 'type'],
  Interval: ['value'],
  Lambda: ['body'],
  Field: ['operand'],
  Subscript: ['operand', 'index'],
  Path: ['operand'],
  Insert: ['with', 'target', 'columns', 'source', 'set', 'onConflict', 'returning', 'clauses'],
  OnConflict: ['target', 'targetWhere', 'set', 'where'],
  Assignment: ['targets', 'value'],
  Update: ['with', 'tables', 'set', 'from', 'where', 'returning', 'clauses'],
  Delete: ['with', 'targets', 'from', 'where', 'returning', 'clauses'],
  Merge: ['with', 'target', 'source', 'on', 'whens', 'returning', 'clauses'],
  MergeWhen: ['condition', 'action'],
  MergeUpdate: ['set'],
  MergeInsert: ['columns', 'values'],
  MergeDelete: [],
  MergeNothing: [],
  CreateTable: ['name', 'columns', 'constraints', 'as', 'like', 'clauses'],
  ColumnDefinition: ['type', 'references', 'expressions'],
  Constraint: ['columns', 'references', 'check'],
  CreateView: ['name', 'query', 'clauses'],
  CreateOther: ['name', 'table', 'clauses', 'body', 'rest'],
  Drop: ['names'],
  Alter: ['name', 'actions'],
  AlterAction: ['target', 'definition'],
  Rename: ['pairs'],
  Truncate: ['names'],
  Copy: ['table', 'columns', 'query', 'locations', 'clauses'],
  Use: ['names'],
  Explain: ['statement'],
  Block: ['conditions', 'statements'],
  Utility: ['tables', 'expressions'],
} as const satisfies ChildFields

/** The nodes directly below, in the order of the text. Their places are disjoint and lie inside the node's. */
export function children(node: Node): Node[] {
  const found: Node[] = []
  if (!isRecord(node)) return found
  const fields: readonly string[] = CHILD_FIELDS[node.kind]
  for (let i = 0; i < fields.length; i++) collect(node[fields[i] ?? ''], found)
  for (let i = 1; i < found.length; i++) {
    // Most clauses have one order; where the writer may choose, the fields do not tell it.
    if (placeOf(found[i]) < placeOf(found[i - 1])) return found.sort((a, b) => a.at - b.at || a.to - b.to)
  }
  return found
}

function placeOf(node: Node | undefined): number {
  return node?.at ?? 0
}

function collect(value: unknown, found: Node[]): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) for (const item of value) collect(item, found)
  else if (isNode(value)) found.push(value)
  else if (isRecord(value)) {
    // The pairs of RENAME TABLE are the only plain objects in a listed field.
    collect(value.from, found)
    collect(value.to, found)
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Only nodes have a kind that the table knows. */
function isNode(value: object): value is Node {
  return 'kind' in value && typeof value.kind === 'string' && value.kind in CHILD_FIELDS
}
