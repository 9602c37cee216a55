/**
 * What every node has: its place in the token list.
 * `at` is the index of its first token, `to` the index after its last one (zero width where they are equal).
 * Character offsets are one look-up away: `tokens.start(node.at)` and `tokens.end(node.to - 1)`.
 */
export interface Place {
  at: number
  to: number
}

/** Tokens that the grammar did not understand at this place; kept as they are, parsing went on behind them. */
export interface Opaque extends Place {
  kind: 'Opaque'
  /** Where it stands, for people: "clause", "expression", "table", ... */
  where: string
}

/** Something that had to stand here and does not; zero width. */
export interface Missing extends Place {
  kind: 'Missing'
  expected: string
}

/**
 * A dotted name as written: `a`, `a.b`, `"a b".c`, `my-project.set.t`.
 * `parts[k]` is the index of the first token of part k (-1 for an empty part, as in `db..t`).
 * A part ends before the dot that follows it, the last one at `to`; read it with `partText` of `names.ts`.
 */
export interface Name extends Place {
  kind: 'Name'
  parts: number[]
}

/** `AS t (a, b)`: `name` is a token index, `columns` are token indexes. `name` is -1 in `AS (a, b)`. */
export interface Alias extends Place {
  kind: 'Alias'
  name: number
  columns: number[]
}

/** A type as written: `DECIMAL(10, 2)`, `ARRAY<STRUCT<a INT64>>`, `timestamp with time zone`. */
export interface TypeName extends Place {
  kind: 'TypeName'
}
