import { caseElseNull as rewrite } from '../../rewrite/rewrites/case-else-null.ts'
import { defineRule } from '../define-rule.ts'

export const caseElseNull = defineRule({
  id: 'case-else-null',
  severity: 'info',
  dialects: 'all',
  docs: { why: rewrite.docs.why, bad: rewrite.docs.before, good: rewrite.docs.after, traps: rewrite.docs.traps },
  rewrite,
  visit: {
    Case({ otherwise }, { edits, report }) {
      const fix = edits()
      if (otherwise && fix.length > 0) {
        report({ at: otherwise.at - 1, to: otherwise.to }, 'Without ELSE the answer is NULL as well.', fix)
      }
    },
  },
})
