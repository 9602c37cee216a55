import type { Complexity } from '../facts.ts'

/**
 * How much each thing adds to the score, and why. A point is about the effort of understanding one plain condition;
 * the score measures a reader's and a planner's work, never the run time, which needs data.
 * `first`: what the first one costs (the idea is new), `more`: each further one. `deeper`: what each query around it
 * adds, because a reader must keep those in mind.
 */
export interface Weight {
  name: string
  first: number
  more: number
  deeper: number
  why: string
}

const weight = (name: string, first: number, more: number, deeper: number, why: string): Weight => ({
  name,
  first,
  more,
  deeper,
  why,
})

export const weights = {
  table: weight('tables', 1, 1, 0, 'Each table is one more thing to know.'),
  join: weight('joins', 2, 2, 0, 'A join multiplies or drops rows; its condition must be checked.'),
  outerJoin: weight('outer joins', 3, 3, 0, 'As a join, and every column of one side may be NULL.'),
  crossJoin: weight('cross joins', 3, 3, 0, 'Rows multiply, and a condition may have been forgotten.'),
  commaJoin: weight('comma joins', 3, 3, 0, 'What joins the tables stands elsewhere, in WHERE, or nowhere.'),
  lateral: weight('lateral joins', 4, 4, 0, 'The right side is computed again for each row of the left.'),
  subquery: weight('subqueries', 3, 3, 2, 'A query inside a query is read inside out, and the deeper the harder.'),
  cte: weight('CTEs', 3, 2, 1, 'A named step reads top down, so it costs less than a subquery.'),
  recursion: weight('recursion', 10, 10, 0, 'A recursive CTE must be proved to end.'),
  setOperation: weight('set operations', 3, 2, 0, 'Columns meet by position, and the arms must agree.'),
  window: weight('window functions', 4, 3, 0, 'Partition, order and frame decide what a row sees.'),
  caseBranch: weight('CASE branches', 1, 1, 0, 'Each branch is one more path.'),
  predicate: weight('predicates', 1, 1, 0, 'The unit: one comparison.'),
  or: weight('OR', 1, 1, 0, 'Alternatives must be thought through one by one, and seldom use an index.'),
  negation: weight('NOT', 1, 1, 0, 'Negation meets NULL in ways that surprise.'),
  grouping: weight('grouping', 3, 3, 0, 'Rows become groups: every column needs a reason to be there.'),
  groupingSets: weight('grouping sets', 4, 4, 0, 'Several groupings in one result.'),
  having: weight('HAVING', 2, 2, 0, 'A second filter, after the first.'),
  aggregate: weight('aggregates', 1, 1, 0, 'Each summary needs to be checked against duplicate rows.'),
  distinct: weight('DISTINCT', 2, 2, 0, 'Duplicates are removed, often made by a join that should not make them.'),
  order: weight('ordering', 1, 1, 0, 'A sort.'),
  mergeBranch: weight('MERGE branches', 3, 3, 0, 'Each WHEN is a write of its own.'),
  write: weight('writes', 2, 2, 0, 'Data changes: a mistake stays.'),
  statement: weight('further statements', 0, 2, 0, 'Statements of a script depend on those before.'),
  depth: weight('nesting depth', 0, 3, 0, 'Each level below the second must be kept in mind at once.'),
  opaque: weight('not understood', 2, 2, 0, 'Something this version does not read.'),
} as const satisfies Record<string, Weight>

export type WeightName = keyof typeof weights

/** The highest score of each grade; F is everything above E. */
export const gradeLimits: readonly (readonly [grade: Complexity['grade'], scoreMax: number])[] = [
  ['A', 12],
  ['B', 30],
  ['C', 60],
  ['D', 120],
  ['E', 240],
  ['F', Number.POSITIVE_INFINITY],
]
