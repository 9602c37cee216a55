import { distinctParens as rewrite } from '../../rewrite/rewrites/distinct-parens.ts'
import { defineRule } from '../define-rule.ts'

export const distinctParens = defineRule({
  id: 'distinct-parens',
  severity: 'warning',
  dialects: 'all',
  docs: { why: rewrite.docs.why, bad: rewrite.docs.before, good: rewrite.docs.after, traps: rewrite.docs.traps },
  rewrite,
  visit: {
    Select({ items }, { edits, report }) {
      const fix = edits()
      const [first] = items
      if (first && fix.length > 0) report(first.expression, 'DISTINCT holds for the whole row, brackets or not.', fix)
    },
  },
})
