import type { Call, Expression, Row, WindowSpec } from './expression.ts'
import type { Missing, Name, Opaque, Place } from './node.ts'
import type { From } from './table.ts'
import type { Delete, Insert, Merge, Update } from './write.ts'

/** A body with what stands around it. `orderBy`, `limit`, `offset` apply to the whole body, set operations included. */
export interface Query extends Place {
  kind: 'Query'
  with: With | null
  body: QueryBody
  orderBy: OrderItem[]
  limit: Expression | null
  offset: Expression | null
  /** FETCH FIRST, FOR UPDATE, FOR XML, OPTION, SETTINGS, ...: clauses kept for their own sake. */
  clauses: Clause[]
}

export type QueryBody = Select | SetOperation | Values | NestedQuery | TableQuery | Opaque | Missing

export interface With extends Place {
  kind: 'With'
  recursive: boolean
  tables: CommonTable[]
}

/** `name (a, b) AS (query)`: `name` and `columns` are token indexes. */
export interface CommonTable extends Place {
  kind: 'CommonTable'
  name: number
  columns: number[]
  body: Query | Insert | Update | Delete | Merge | Opaque
  /** SEARCH and CYCLE, USING KEY: they may add columns. */
  clauses: Clause[]
}

export interface Select extends Place {
  kind: 'Select'
  distinct: boolean
  distinctOn: Expression[]
  /** TOP n. */
  top: Expression | null
  items: SelectItem[]
  /** SELECT ... INTO t: the table that is made. */
  into: Name | null
  from: From | null
  where: Expression | null
  groupBy: GroupBy | null
  having: Expression | null
  windows: NamedWindow[]
  qualify: Expression | null
  clauses: Clause[]
}

/** `alias` is a token index, or -1. */
export interface SelectItem extends Place {
  kind: 'SelectItem'
  expression: Expression
  alias: number
}

/** `items` are expressions; ROLLUP, CUBE and GROUPING SETS appear as calls with their columns as arguments. */
export interface GroupBy extends Place {
  kind: 'GroupBy'
  all: boolean
  items: Expression[]
}

/** `name` is a token index. */
export interface NamedWindow extends Place {
  kind: 'NamedWindow'
  name: number
  spec: WindowSpec
}

export interface OrderItem extends Place {
  kind: 'OrderItem'
  expression: Expression
  descending: boolean
  nulls: 'FIRST' | 'LAST' | null
}

/** Arms left to right: `ops[i]` stands between `arms[i]` and `arms[i + 1]`. INTERSECT is grouped before UNION and EXCEPT. */
export interface SetOperation extends Place {
  kind: 'SetOperation'
  arms: QueryBody[]
  ops: SetOperator[]
}

export interface SetOperator {
  op: 'UNION' | 'INTERSECT' | 'EXCEPT'
  all: boolean
  byName: boolean
}

export interface Values extends Place {
  kind: 'Values'
  rows: Row[]
}

/** `(query)` as an arm, or around a whole query. */
export interface NestedQuery extends Place {
  kind: 'NestedQuery'
  query: Query
}

/** `TABLE t`. */
export interface TableQuery extends Place {
  kind: 'TableQuery'
  name: Name
}

/** A clause of its own that is recognised by name and holds expressions or calls, or none. `word` in upper case. */
export interface Clause extends Place {
  kind: 'Clause'
  word: string
  expressions: Expression[]
  calls: Call[]
}
