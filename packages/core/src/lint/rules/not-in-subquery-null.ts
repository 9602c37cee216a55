import type { Tokens } from '../../lex/tokens.ts'
import type { Expression } from '../../tree/expression.ts'
import { partText } from '../../tree/names.ts'
import type { Query } from '../../tree/query.ts'
import { defineRule } from '../define-rule.ts'

export const notInSubqueryNull = defineRule({
  id: 'not-in-subquery-null',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'One NULL from the subquery, and NOT IN is never true. NOT EXISTS has no such trap.',
    bad: 'select email from customers where customer_id not in (select customer_id from orders)',
    good: 'select email from customers c where not exists (select 1 from orders o where o.customer_id = c.customer_id)',
    traps: [
      'select email from customers where customer_id in (select customer_id from orders)',
      'select email from customers where id not in (select customer_id from orders where customer_id is not null)',
    ],
  },
  visit: {
    In(node, { tokens, report }) {
      if (!node.negated || node.query === null || excludesNull(node.query, tokens)) return
      report(node, 'No row is left if the subquery gives one NULL: use NOT EXISTS, or make sure that it gives none.')
    },
  },
})

/** Whether the WHERE of a plain subquery says that its column is not NULL. */
function excludesNull({ body }: Query, tokens: Tokens): boolean {
  if (body.kind !== 'Select' || body.where === null) return false
  const column = lastPart(body.items[0]?.expression, tokens)
  return conjuncts(body.where).some(
    (test) => test.kind === 'Is' && test.negated && test.what === 'NULL' && lastPart(test.operand, tokens) === column,
  )
}

function conjuncts(where: Expression): Expression[] {
  if (where.kind === 'Chain' && where.ops.every((op) => op === 'AND')) return where.items
  return where.kind === 'Binary' && where.op === 'AND' ? [where.left, where.right] : [where]
}

function lastPart(expression: Expression | undefined, tokens: Tokens): string | null {
  if (expression?.kind !== 'Name') return null
  return partText(tokens, expression, expression.parts.length - 1).text.toLowerCase()
}
