import type {
  Alter,
  AlterAction,
  ColumnDefinition,
  Constraint,
  CreateOther,
  CreateTable,
  CreateView,
  Drop,
  Rename,
  Truncate,
} from './define.ts'
import type { Argument, Expression, Frame, When, WindowSpec } from './expression.ts'
import type { Alias, Missing, Name, Opaque, TypeName } from './node.ts'
import type {
  Clause,
  CommonTable,
  GroupBy,
  NamedWindow,
  OrderItem,
  Query,
  QueryBody,
  SelectItem,
  With,
} from './query.ts'
import type { Script, Statement, StatementBody } from './statement.ts'
import type { From, Join, Table } from './table.ts'
import type { Assignment, Delete, Insert, Merge, MergeAction, MergeWhen, OnConflict, Update } from './write.ts'

/** Every kind of node. */
export type Node =
  | Script
  | Statement
  | StatementBody
  | Query
  | QueryBody
  | With
  | CommonTable
  | SelectItem
  | GroupBy
  | NamedWindow
  | OrderItem
  | Clause
  | From
  | Join
  | Table
  | Expression
  | Argument
  | WindowSpec
  | Frame
  | When
  | Insert
  | OnConflict
  | Assignment
  | Update
  | Delete
  | Merge
  | MergeWhen
  | MergeAction
  | CreateTable
  | ColumnDefinition
  | Constraint
  | CreateView
  | CreateOther
  | Drop
  | Alter
  | AlterAction
  | Rename
  | Truncate
  | Name
  | Alias
  | TypeName
  | Opaque
  | Missing

export type NodeKind = Node['kind']

/** The node of a kind. */
export type NodeOf<Kind extends NodeKind> = Extract<Node, { kind: Kind }>
