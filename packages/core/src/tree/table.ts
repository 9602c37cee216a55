import type { Call, Expression, Row } from './expression.ts'
import type { Alias, Missing, Name, Opaque, Place } from './node.ts'
import type { Clause, Query } from './query.ts'

export type Table = TableRef | DerivedTable | TableFunction | ValuesTable | JoinGroup | Opaque | Missing

/** FROM as one flat list: the first table, then joins in order; a comma is a join too. */
export interface From extends Place {
  kind: 'From'
  first: Table
  joins: Join[]
}

export interface Join extends Place {
  kind: 'Join'
  type: 'comma' | 'inner' | 'left' | 'right' | 'full' | 'cross' | 'semi' | 'anti' | 'apply' | 'outer-apply' | 'asof'
  natural: boolean
  table: Table
  on: Expression | null
  /** Token indexes of the columns in USING (...), null without it. */
  using: number[] | null
}

/** A table, view or CTE by name. `tail`: samples, time travel, hints, partitions, PIVOT and the like. */
export interface TableRef extends Place {
  kind: 'TableRef'
  name: Name
  alias: Alias | null
  tail: Clause[]
}

export interface DerivedTable extends Place {
  kind: 'DerivedTable'
  lateral: boolean
  query: Query
  alias: Alias | null
  tail: Clause[]
}

/** `f(...) AS t (a, b)`, `UNNEST(x) WITH ORDINALITY`, `ROWS FROM (...)` (several calls). */
export interface TableFunction extends Place {
  kind: 'TableFunction'
  lateral: boolean
  calls: Call[]
  /** WITH ORDINALITY or WITH OFFSET; `ordinalityAlias` is a token index or -1. */
  ordinality: boolean
  ordinalityAlias: number
  alias: Alias | null
  tail: Clause[]
}

export interface ValuesTable extends Place {
  kind: 'ValuesTable'
  rows: Row[]
  alias: Alias | null
}

/** `(a JOIN b ON ...) AS t`. */
export interface JoinGroup extends Place {
  kind: 'JoinGroup'
  tables: From
  alias: Alias | null
}
