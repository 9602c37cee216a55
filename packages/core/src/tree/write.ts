import type { Expression } from './expression.ts'
import type { Missing, Name, Opaque, Place } from './node.ts'
import type { Clause, Query, SelectItem, With } from './query.ts'
import type { From, Table, TableRef } from './table.ts'

/** `columns` null: by position. `source` null: DEFAULT VALUES, or `set` holds the pairs (INSERT ... SET). */
export interface Insert extends Place {
  kind: 'Insert'
  with: With | null
  target: TableRef
  columns: Name[] | null
  source: Query | Opaque | Missing | null
  set: Assignment[]
  /** ON CONFLICT DO UPDATE, ON DUPLICATE KEY UPDATE. */
  onConflict: OnConflict | null
  returning: SelectItem[]
  /** INSERT OVERWRITE, REPLACE INTO. */
  replaces: boolean
  clauses: Clause[]
}

export interface OnConflict extends Place {
  kind: 'OnConflict'
  target: Expression[]
  targetWhere: Expression | null
  set: Assignment[]
  where: Expression | null
}

/** `a = x`, `(a, b) = (x, y)`, `(a, b) = (SELECT ...)`: the value of several targets is a Row or a Subquery. */
export interface Assignment extends Place {
  kind: 'Assignment'
  targets: Name[]
  value: Expression
}

/** `tables` is the list behind UPDATE with its joins (MySQL); `from` the FROM clause (PostgreSQL, T-SQL). */
export interface Update extends Place {
  kind: 'Update'
  with: With | null
  tables: From
  set: Assignment[]
  from: From | null
  where: Expression | null
  returning: SelectItem[]
  clauses: Clause[]
}

/**
 * `targets`: the tables that lose rows, as written (`DELETE a, b FROM ...` names aliases of `from`).
 * `from` holds USING (PostgreSQL) or the joined FROM (MySQL, T-SQL); null for a plain DELETE FROM t.
 */
export interface Delete extends Place {
  kind: 'Delete'
  with: With | null
  targets: TableRef[]
  from: From | null
  where: Expression | null
  returning: SelectItem[]
  clauses: Clause[]
}

export interface Merge extends Place {
  kind: 'Merge'
  with: With | null
  target: TableRef
  source: Table
  on: Expression | Missing
  whens: MergeWhen[]
  returning: SelectItem[]
  clauses: Clause[]
}

export interface MergeWhen extends Place {
  kind: 'MergeWhen'
  matched: 'matched' | 'not-matched' | 'not-matched-by-source'
  condition: Expression | null
  action: MergeAction
}

export type MergeAction = MergeUpdate | MergeInsert | MergeDelete | MergeNothing | Opaque | Missing

/** `UPDATE SET *` has an empty `set` and `star` true. */
export interface MergeUpdate extends Place {
  kind: 'MergeUpdate'
  set: Assignment[]
  star: boolean
}

/** `INSERT *` and `INSERT ROW` have `star` true. `columns` null: by position. */
export interface MergeInsert extends Place {
  kind: 'MergeInsert'
  columns: Name[] | null
  values: Expression[]
  star: boolean
}

export interface MergeDelete extends Place {
  kind: 'MergeDelete'
}

export interface MergeNothing extends Place {
  kind: 'MergeNothing'
}
