import type { Tokens } from '../../lex/tokens.ts'
import { nameParts, wordText } from '../../tree/names.ts'
import type { Join, Table } from '../../tree/table.ts'
import { defineRule } from '../define-rule.ts'

export const commaJoin = defineRule({
  id: 'comma-join',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'Between commas nobody misses a condition, and without one every row meets every row.',
    bad: 'select o.order_id, c.email from orders o, customers c where c.customer_id = o.customer_id',
    good: 'select o.order_id, c.email from orders o join customers c on c.customer_id = o.customer_id',
    traps: ['select o.order_id, x.tag from orders o, unnest(o.tags) as x', 'select t.a from orders o, o.tags t'],
  },
  visit: {
    From({ first, joins }, { tokens, report }) {
      let before = first
      for (const join of joins) {
        if (join.type === 'comma' && !readsFrom(join, before, tokens)) {
          report(join, 'Write JOIN with its condition in ON.')
        }
        before = join.table
      }
    },
  },
})

/** A function or a path over the row of the table before it: the comma is the usual way to write that. */
function readsFrom({ table }: Join, before: Table, tokens: Tokens): boolean {
  if (table.kind === 'TableFunction') return true
  if (table.kind === 'DerivedTable') return table.lateral
  if (table.kind !== 'TableRef' || before.kind !== 'TableRef') return false
  const [first, ...others] = nameParts(tokens, table.name).map((part) => part.text.toLowerCase())
  const key = before.alias ? before.alias.name : (before.name.parts[before.name.parts.length - 1] ?? -1)
  return others.length > 0 && key >= 0 && wordText(tokens, key).text.toLowerCase() === first
}
