import { defineRule } from '../define-rule.ts'

export const unionVsAll = defineRule({
  id: 'union-vs-all',
  severity: 'info',
  dialects: 'all',
  docs: {
    why: 'UNION sorts or hashes all rows to remove duplicates, which is work for nothing where there can be none.',
    bad: 'select city from shops union select city from warehouses',
    good: 'select city from shops union all select city from warehouses',
    traps: ['select city from shops except select city from warehouses'],
  },
  visit: {
    SetOperation({ arms, ops }, { report }) {
      ops.forEach(({ op, all }, i) => {
        const left = arms[i]
        const right = arms[i + 1]
        if (op === 'UNION' && !all && left && right) {
          report({ at: left.to, to: right.at }, 'If no row can come twice, or may, UNION ALL says the same for less.')
        }
      })
    },
  },
})
