import { defineRule } from '../define-rule.ts'

export const leadingWildcard = defineRule({
  id: 'leading-wildcard',
  severity: 'info',
  dialects: 'all',
  docs: {
    why: 'An index is sorted by the first letters: a pattern that begins with a wildcard reads every row.',
    bad: "select customer_id from customers where email like '%@example.com'",
    good: "select customer_id from customers where email like 'ann@%'",
    traps: ["select customer_id from customers where email like '\\%off%'"],
  },
  visit: {
    Like({ op, pattern }, { tokens, report }) {
      const isPattern = (op === 'LIKE' || op === 'ILIKE') && pattern.kind === 'Literal' && pattern.type === 'string'
      if (!isPattern || !/^\w*'%/.test(tokens.textOf(pattern.at))) return
      report(pattern, 'No plain index helps here: think of a trigram or full-text index, or of a reversed column.')
    },
  },
})
