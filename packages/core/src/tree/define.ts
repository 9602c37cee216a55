import type { Expression } from './expression.ts'
import type { Name, Opaque, Place, TypeName } from './node.ts'
import type { Clause, Query } from './query.ts'
import type { Block } from './statement.ts'

/** `as` holds the query of CREATE TABLE AS; `like` the table of LIKE, CLONE or COPY. */
export interface CreateTable extends Place {
  kind: 'CreateTable'
  name: Name
  temporary: boolean
  ifNotExists: boolean
  orReplace: boolean
  columns: ColumnDefinition[]
  constraints: Constraint[]
  as: Query | null
  like: Name | null
  clauses: Clause[]
}

/** `name` is a token index. `references` is the table of an inline foreign key. */
export interface ColumnDefinition extends Place {
  kind: 'ColumnDefinition'
  name: number
  type: TypeName | null
  notNull: boolean
  primaryKey: boolean
  unique: boolean
  references: Name | null
  /** DEFAULT, CHECK, GENERATED: the expressions inside. */
  expressions: Expression[]
}

export interface Constraint extends Place {
  kind: 'Constraint'
  type: 'primary-key' | 'unique' | 'foreign-key' | 'check' | 'other'
  columns: Name[]
  references: Name | null
  check: Expression | null
}

/** `columns` are token indexes of the column list, empty without one. */
export interface CreateView extends Place {
  kind: 'CreateView'
  name: Name
  materialized: boolean
  temporary: boolean
  orReplace: boolean
  columns: number[]
  query: Query | Opaque
  clauses: Clause[]
}

/** CREATE INDEX, SCHEMA, FUNCTION, ...: `object` is the kind of thing in lower case with dashes, `table` what it hangs on. */
export interface CreateOther extends Place {
  kind: 'CreateOther'
  object: string
  name: Name | null
  table: Name | null
  clauses: Clause[]
  /** The statements of a routine or trigger, where they are written out. */
  body: Block | null
  rest: Opaque | null
}

export interface Drop extends Place {
  kind: 'Drop'
  object: string
  names: Name[]
  ifExists: boolean
}

/** `object` is `table`, `view`, ...; what is not understood of the actions is kept as Opaque. */
export interface Alter extends Place {
  kind: 'Alter'
  object: string
  name: Name
  actions: (AlterAction | Opaque)[]
}

/** `column` and `newColumn` are token indexes or -1; `target` is the new table name, or the partner of a swap or exchange. */
export interface AlterAction extends Place {
  kind: 'AlterAction'
  action: 'rename-table' | 'rename-column' | 'add-column' | 'drop-column' | 'swap' | 'exchange-partition' | 'other'
  column: number
  newColumn: number
  target: Name | null
  definition: ColumnDefinition | null
}

/** MySQL's `RENAME TABLE a TO b, c TO d`: pairs in order. */
export interface Rename extends Place {
  kind: 'Rename'
  pairs: { from: Name; to: Name }[]
}

export interface Truncate extends Place {
  kind: 'Truncate'
  names: Name[]
}
