import type { Delete, Update } from '../../tree/write.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'

export const updateDeleteNoWhere = defineRule({
  id: 'update-delete-no-where',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'The whole table changes.',
    bad: 'delete from orders',
    good: "delete from orders where status = 'cancelled'",
    traps: ['update orders o set status = c.status from changes c where c.order_id = o.order_id'],
  },
  visit: {
    Update(node, context) {
      if (node.tables.joins.length === 0) reportWhole(node, node.tables.first, 'changed', context)
    },
    Delete(node, context) {
      reportWhole(node, node.targets[0], 'deleted', context)
    },
  },
})

/** Joins, CTEs and LIMIT choose rows as well. */
function reportWhole(
  node: Update | Delete,
  target: Parameters<RuleContext['report']>[0] | undefined,
  verb: string,
  { report }: RuleContext,
): void {
  const isChosen = node.where !== null || node.from !== null || node.with !== null || node.clauses.length > 0
  if (!isChosen && target) report(target, `Without WHERE every row is ${verb}.`)
}
