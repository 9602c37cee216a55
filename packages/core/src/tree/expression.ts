import type { Missing, Name, Opaque, Place, TypeName } from './node.ts'
import type { OrderItem, Query, SelectItem } from './query.ts'

export type Expression =
  | Name
  | Star
  | Literal
  | TypedLiteral
  | Parameter
  | Word
  | Unary
  | Binary
  | Chain
  | Compare
  | Like
  | In
  | Between
  | Is
  | Exists
  | Subquery
  | Paren
  | Row
  | ArrayLiteral
  | StructLiteral
  | Call
  | Case
  | Cast
  | Interval
  | Lambda
  | Field
  | Subscript
  | Path
  | Opaque
  | Missing

/** `*`, `t.*`, `s.t.*`, with what may follow: `EXCEPT (a)`, `REPLACE (x AS a)`, `RENAME (a AS b)`. */
export interface Star extends Place {
  kind: 'Star'
  qualifier: Name | null
  except: Name[]
  replace: SelectItem[]
  /** Pairs `old AS new`: the expression is the old name, the alias the new one. */
  rename: SelectItem[]
}

export interface Literal extends Place {
  kind: 'Literal'
  type: 'number' | 'string' | 'boolean' | 'null' | 'default'
}

/** `DATE '2020-01-01'`, `ARRAY<INT64>[1]`, `JSON '{}'`. */
export interface TypedLiteral extends Place {
  kind: 'TypedLiteral'
  type: TypeName
  value: Expression
}

/** `?`, `$1`, `:name`, `@name`, `%(name)s`, `${x}`, `{{ x }}`. */
export interface Parameter extends Place {
  kind: 'Parameter'
}

/** A word that is part of a function's own grammar: `YEAR` in `EXTRACT(YEAR FROM x)`, `LEADING` in TRIM. Never a column. */
export interface Word extends Place {
  kind: 'Word'
}

/** `op` in upper case, one blank between words: `NOT`, `-`, `~`, `PRIOR`. */
export interface Unary extends Place {
  kind: 'Unary'
  op: string
  operand: Expression
}

/** Two operands of one operator, AND and OR included. `op` as in Unary: `+`, `||`, `AND`, `AT TIME ZONE`, `COLLATE`. */
export interface Binary extends Place {
  kind: 'Binary'
  op: string
  left: Expression
  right: Expression
}

/** Three and more operands of operators of one precedence, left to right: `items.length === ops.length + 1`. */
export interface Chain extends Place {
  kind: 'Chain'
  items: Expression[]
  ops: string[]
}

/** `=`, `<>`, `<=>`, `IS DISTINCT FROM`, ...; `quantifier` for `= ANY (...)`. */
export interface Compare extends Place {
  kind: 'Compare'
  op: string
  left: Expression
  right: Expression
  quantifier: 'ANY' | 'ALL' | 'SOME' | null
}

/** LIKE, ILIKE, SIMILAR TO, REGEXP, RLIKE, GLOB, MATCH. */
export interface Like extends Place {
  kind: 'Like'
  op: string
  negated: boolean
  left: Expression
  pattern: Expression
  escape: Expression | null
}

/** `x IN (1, 2)`: `list`. `x IN (SELECT ...)`: `query`. `x IN t` or `x IN UNNEST(y)`: one expression in `list`. */
export interface In extends Place {
  kind: 'In'
  negated: boolean
  operand: Expression
  list: Expression[]
  query: Query | null
}

export interface Between extends Place {
  kind: 'Between'
  negated: boolean
  symmetric: boolean
  operand: Expression
  low: Expression
  high: Expression
}

/** `x IS [NOT] NULL | TRUE | FALSE | UNKNOWN | JSON | ...`; `what` in upper case. */
export interface Is extends Place {
  kind: 'Is'
  negated: boolean
  operand: Expression
  what: string
}

export interface Exists extends Place {
  kind: 'Exists'
  query: Query
}

/** A query in parentheses where a value is expected. */
export interface Subquery extends Place {
  kind: 'Subquery'
  query: Query
}

export interface Paren extends Place {
  kind: 'Paren'
  expression: Expression
}

/** `(a, b)` or `ROW(a, b)`. */
export interface Row extends Place {
  kind: 'Row'
  items: Expression[]
}

/** `[1, 2]`, `ARRAY[1, 2]`, `ARRAY(SELECT ...)` (one Subquery in `items`). */
export interface ArrayLiteral extends Place {
  kind: 'ArrayLiteral'
  items: Expression[]
}

/** `STRUCT(a AS x, b)`, `{'k': v}`: fields with their names as aliases. */
export interface StructLiteral extends Place {
  kind: 'StructLiteral'
  fields: SelectItem[]
}

/** A call with everything that may hang on it. Functions with grammar of their own keep their words as `Word` arguments. */
export interface Call extends Place {
  kind: 'Call'
  name: Name
  args: Argument[]
  distinct: boolean
  orderBy: OrderItem[]
  withinGroup: OrderItem[]
  filter: Expression | null
  over: WindowSpec | null
  /** `IGNORE NULLS`, `SEPARATOR ','`, `LIMIT 3`, ...: kept with their tokens. */
  options: Opaque[]
}

/** `name => value`: `name` is a token index, else -1. */
export interface Argument extends Place {
  kind: 'Argument'
  name: number
  value: Expression
}

/** What follows OVER: a bare name, or a specification that may start from a named one (`base`, a token index or -1). */
export interface WindowSpec extends Place {
  kind: 'WindowSpec'
  base: number
  partitionBy: Expression[]
  orderBy: OrderItem[]
  frame: Frame | null
}

/** `ROWS BETWEEN ... AND ...`; `bounds` holds the expressions inside it. */
export interface Frame extends Place {
  kind: 'Frame'
  bounds: Expression[]
}

export interface Case extends Place {
  kind: 'Case'
  operand: Expression | null
  whens: When[]
  otherwise: Expression | null
}

export interface When extends Place {
  kind: 'When'
  condition: Expression
  result: Expression
}

/** CAST, TRY_CAST, SAFE_CAST, CONVERT to a type, `x::type`. */
export interface Cast extends Place {
  kind: 'Cast'
  operand: Expression
  type: TypeName
}

/** `INTERVAL '1' DAY`, `INTERVAL x + 1 DAY`: the unit words belong to the node. */
export interface Interval extends Place {
  kind: 'Interval'
  value: Expression
}

/** `(x, y) -> x + y`: parameters are token indexes. */
export interface Lambda extends Place {
  kind: 'Lambda'
  params: number[]
  body: Expression
}

/** `(expression).field`; a plain dotted run of words is a Name. `name` is a token index. */
export interface Field extends Place {
  kind: 'Field'
  operand: Expression
  name: number
}

/** `x[1]`, `x[1:2]`. */
export interface Subscript extends Place {
  kind: 'Subscript'
  operand: Expression
  index: Expression[]
}

/** `payload:a.b[0].c`: the path behind the colon belongs to the node. */
export interface Path extends Place {
  kind: 'Path'
  operand: Expression
}
