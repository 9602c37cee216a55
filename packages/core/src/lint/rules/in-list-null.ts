import { defineRule } from '../define-rule.ts'

export const inListNull = defineRule({
  id: 'in-list-null',
  severity: 'error',
  dialects: 'all',
  docs: {
    why: 'NOT IN compares with every item, and a comparison with NULL is never true: no row is left.',
    bad: "select order_id from orders where status not in ('open', null)",
    good: "select order_id from orders where status not in ('open', 'paid')",
    traps: ["select order_id from orders where status in ('open', null)"],
  },
  visit: {
    In({ negated, list }, { report }) {
      const item = negated ? list.find((value) => value.kind === 'Literal' && value.type === 'null') : undefined
      if (item) report(item, 'With NULL in the list NOT IN is never true.')
    },
  },
})
