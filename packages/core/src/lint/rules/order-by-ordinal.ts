import type { Expression } from '../../tree/expression.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'

export const orderByOrdinal = defineRule({
  id: 'order-by-ordinal',
  severity: 'info',
  dialects: 'all',
  docs: {
    why: 'The number means another column as soon as the select list changes.',
    bad: 'select country, count(*) as customers from customers group by country order by 2',
    good: 'select country, count(*) as customers from customers group by country order by customers',
    traps: ['select country from customers order by country limit 2', 'select rank() over (order by 1) from customers'],
  },
  visit: {
    Query({ orderBy }, context) {
      for (const item of orderBy) reportOrdinal(item.expression, context)
    },
    GroupBy({ items }, context) {
      for (const item of items) reportOrdinal(item, context)
    },
  },
})

function reportOrdinal(expression: Expression, { report }: RuleContext): void {
  if (expression.kind === 'Literal' && expression.type === 'number') report(expression, 'Name the column.')
}
