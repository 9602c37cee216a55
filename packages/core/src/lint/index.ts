import type { Rule } from './define-rule.ts'
import { caseElseNull } from './rules/case-else-null.ts'
import { commaJoin } from './rules/comma-join.ts'
import { count1Style } from './rules/count-1-style.ts'
import { distinctParens } from './rules/distinct-parens.ts'
import { duplicateAssignment } from './rules/duplicate-assignment.ts'
import { eqNull } from './rules/eq-null.ts'
import { inListNull } from './rules/in-list-null.ts'
import { insertNoColumns } from './rules/insert-no-columns.ts'
import { leadingWildcard } from './rules/leading-wildcard.ts'
import { naturalJoin } from './rules/natural-join.ts'
import { notInSubqueryNull } from './rules/not-in-subquery-null.ts'
import { orSameColumn } from './rules/or-same-column.ts'
import { orderByOrdinal } from './rules/order-by-ordinal.ts'
import { orderByRand } from './rules/order-by-rand.ts'
import { selectStar } from './rules/select-star.ts'
import { setAndComma } from './rules/set-and-comma.ts'
import { unionVsAll } from './rules/union-vs-all.ts'
import { updateDeleteNoWhere } from './rules/update-delete-no-where.ts'

/** Every rule, one line each. */
export const rules: readonly Rule[] = [
  caseElseNull,
  commaJoin,
  count1Style,
  distinctParens,
  duplicateAssignment,
  eqNull,
  inListNull,
  insertNoColumns,
  leadingWildcard,
  naturalJoin,
  notInSubqueryNull,
  orSameColumn,
  orderByOrdinal,
  orderByRand,
  selectStar,
  setAndComma,
  unionVsAll,
  updateDeleteNoWhere,
]
