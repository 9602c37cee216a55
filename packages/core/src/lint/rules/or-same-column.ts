import { orSameColumn as rewrite } from '../../rewrite/rewrites/or-same-column.ts'
import type { Node } from '../../tree/tree.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'

export const orSameColumn = defineRule({
  id: 'or-same-column',
  severity: 'info',
  dialects: 'all',
  docs: { why: rewrite.docs.why, bad: rewrite.docs.before, good: rewrite.docs.after, traps: rewrite.docs.traps },
  rewrite,
  visit: { Binary: check, Chain: check },
})

function check(node: Node, { edits, report }: RuleContext): void {
  const fix = edits()
  if (fix.length > 0) report(node, 'One IN list says the same.', fix)
}
