import { defineRule } from '../define-rule.ts'

export const insertNoColumns = defineRule({
  id: 'insert-no-columns',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'Values go by position: a column that is added or moved breaks the statement, or worse, does not.',
    bad: "insert into customers values (7, 'Ann')",
    good: "insert into customers (customer_id, name) values (7, 'Ann')",
    traps: ['insert into customers default values'],
  },
  visit: {
    Insert({ columns, source, target }, { report }) {
      if (columns === null && source?.kind === 'Query') report(target, 'Name the columns that get the values.')
    },
  },
})
