import type { Rewrite } from './rewrite.ts'
import { caseElseNull } from './rewrites/case-else-null.ts'
import { count1Style } from './rewrites/count-1-style.ts'
import { distinctParens } from './rewrites/distinct-parens.ts'
import { orSameColumn } from './rewrites/or-same-column.ts'

/** Every rewrite, one line each. */
export const rewrites: readonly Rewrite[] = [caseElseNull, count1Style, distinctParens, orSameColumn]
