import type { Expression } from '../../tree/expression.ts'
import { defineRule } from '../define-rule.ts'

export const setAndComma = defineRule({
  id: 'set-and-comma',
  severity: 'error',
  dialects: 'all',
  docs: {
    why: 'Assignments are divided by commas: AND makes one truth value of both, and the second column stays as it was.',
    bad: "update orders set total = 1 and status = 'paid' where order_id = 7",
    good: "update orders set total = 1, status = 'paid' where order_id = 7",
    traps: ['update orders set is_late = due_at < 5 and is_open = true where order_id = 7'],
  },
  visit: {
    Assignment({ value }, { report }) {
      const [first, ...others] = conjunctsOf(value)
      const assigned = others.find((item) => item.kind === 'Compare' && item.op === '=' && item.left.kind === 'Name')
      if (assigned && first && !isCondition(first)) report(value, 'Write a comma instead of AND.')
    },
  },
})

function conjunctsOf(value: Expression): Expression[] {
  if (value.kind === 'Chain' && value.ops.every((op) => op === 'AND')) return value.items
  return value.kind === 'Binary' && value.op === 'AND' ? [value.left, value.right] : []
}

/** Literals other than TRUE and FALSE and arithmetic are values that nobody joins with AND on purpose. */
function isCondition(first: Expression): boolean {
  if (first.kind === 'Literal') return first.type === 'boolean'
  return first.kind !== 'Parameter' && first.kind !== 'TypedLiteral' && first.kind !== 'Binary'
}
