import type { Expression } from '../../tree/expression.ts'
import { defineRule } from '../define-rule.ts'

export const eqNull = defineRule({
  id: 'eq-null',
  severity: 'error',
  dialects: 'all',
  docs: {
    why: 'A comparison with NULL is never true; IS NULL or IS NOT NULL was meant. Mending it changes the rows.',
    bad: 'select order_id from orders where shipped_at = null',
    good: 'select order_id from orders where shipped_at is null',
    traps: [
      'update orders set shipped_at = null where order_id = 7',
      'select order_id from orders where a is distinct from null',
    ],
  },
  visit: {
    Compare(compare, { report }) {
      const isPlain = compare.op === '=' || compare.op === '<>' || compare.op === '!='
      if (!isPlain || !(isNull(compare.left) || isNull(compare.right))) return
      report(compare, `This is never true: write ${compare.op === '=' ? 'IS NULL' : 'IS NOT NULL'}.`)
    },
  },
})

function isNull(expression: Expression): boolean {
  return expression.kind === 'Literal' && expression.type === 'null'
}
