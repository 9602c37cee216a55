import { partText } from '../../tree/names.ts'
import { defineRule } from '../define-rule.ts'

const randomFunctions = new Set(['rand', 'random', 'newid', 'random_uuid', 'gen_random_uuid', 'uuid'])

export const orderByRand = defineRule({
  id: 'order-by-rand',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'Every row gets a number and the whole table is sorted, to keep a few: choose by key instead.',
    bad: 'select customer_id from customers order by random() limit 10',
    good: 'select customer_id from customers where customer_id >= 4711 order by customer_id limit 10',
    traps: ['select random() as number from customers order by customer_id'],
  },
  visit: {
    OrderItem({ expression }, { tokens, report }) {
      if (expression.kind !== 'Call' || expression.name.parts.length > 1) return
      const name = partText(tokens, expression.name, 0).text.toLowerCase()
      if (randomFunctions.has(name)) report(expression, 'This sorts the whole table by chance.')
    },
  },
})
