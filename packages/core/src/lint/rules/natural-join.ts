import { defineRule } from '../define-rule.ts'

export const naturalJoin = defineRule({
  id: 'natural-join',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'It joins on whatever names both tables have today: a column that is added changes the result.',
    bad: 'select order_id, email from orders natural join customers',
    good: 'select order_id, email from orders join customers using (customer_id)',
  },
  visit: {
    Join(join, { report }) {
      if (join.natural) report(join, 'Name the columns that join, with ON or USING.')
    },
  },
})
