import type { Alter, CreateOther, CreateTable, CreateView, Drop, Rename, Truncate } from './define.ts'
import type { Expression } from './expression.ts'
import type { Name, Opaque, Place } from './node.ts'
import type { Clause, Query } from './query.ts'
import type { Delete, Insert, Merge, Update } from './write.ts'

/**
 * One statement without its separator. `type` is the public kind: `select`, `insert`, `create-table-as`, ...
 * (the list stands in `statement-kind.ts`).
 */
export interface Statement extends Place {
  kind: 'Statement'
  type: string
  body: StatementBody
  /** Tokens behind the body that belong to no clause, up to the separator. */
  rest: Opaque | null
}

export type StatementBody =
  | Query
  | Insert
  | Update
  | Delete
  | Merge
  | CreateTable
  | CreateView
  | CreateOther
  | Drop
  | Alter
  | Rename
  | Truncate
  | Copy
  | Use
  | Explain
  | Block
  | Utility
  | Opaque

/** COPY, UNLOAD, LOAD, EXPORT: data between a table or query and a file, stage or path. */
export interface Copy extends Place {
  kind: 'Copy'
  table: Name | null
  columns: Name[]
  query: Query | null
  direction: 'in' | 'out'
  /** Files, stages and paths as token ranges. */
  locations: Opaque[]
  clauses: Clause[]
}

/** USE db, USE SCHEMA x, SET search_path TO a, b: `names` are the new defaults, in order. */
export interface Use extends Place {
  kind: 'Use'
  what: 'catalog' | 'schema' | 'search-path' | 'other'
  names: Name[]
}

/** EXPLAIN [ANALYZE] statement. `analyze` tells whether it runs. */
export interface Explain extends Place {
  kind: 'Explain'
  analyze: boolean
  statement: StatementBody
}

/** BEGIN ... END, IF, WHILE, procedure bodies: the statements inside, in order. */
export interface Block extends Place {
  kind: 'Block'
  word: string
  conditions: Expression[]
  statements: Statement[]
}

/** SET, GRANT, VACUUM, BEGIN, COMMIT, ...: recognised by its first words, kept with its tokens. */
export interface Utility extends Place {
  kind: 'Utility'
  word: string
  tables: Name[]
  expressions: Expression[]
}

export interface Script extends Place {
  kind: 'Script'
  statements: Statement[]
}
