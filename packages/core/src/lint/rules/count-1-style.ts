import { count1Style as rewrite } from '../../rewrite/rewrites/count-1-style.ts'
import { defineRule } from '../define-rule.ts'

export const count1Style = defineRule({
  id: 'count-1-style',
  severity: 'info',
  dialects: 'all',
  docs: { why: rewrite.docs.why, bad: rewrite.docs.before, good: rewrite.docs.after, traps: rewrite.docs.traps },
  rewrite,
  visit: {
    Call(call, { edits, report }) {
      const fix = edits()
      if (fix.length > 0) report(call, 'COUNT(*) is the usual form of the same.', fix)
    },
  },
})
