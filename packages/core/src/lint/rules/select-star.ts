import type { Tokens } from '../../lex/tokens.ts'
import { partText, wordText } from '../../tree/names.ts'
import type { Select, With } from '../../tree/query.ts'
import type { Table } from '../../tree/table.ts'
import type { Node } from '../../tree/tree.ts'
import { defineRule } from '../define-rule.ts'

export const selectStar = defineRule({
  id: 'select-star',
  severity: 'warning',
  dialects: 'all',
  docs: {
    why: 'A star reads more than is used, and a new column changes the result of everything that reads this.',
    bad: 'select * from orders',
    good: 'select order_id, status from orders',
    traps: [
      'select count(*) from orders',
      'select customer_id from customers c where exists (select * from orders o where o.customer_id = c.customer_id)',
      'with recent as (select order_id from orders) select * from recent',
      'select * from (select order_id from orders) recent',
    ],
  },
  visit: {
    Star(star, { parent, ancestors, tokens, report }) {
      const select = ancestors[ancestors.length - 2]
      const around = ancestors[ancestors.length - 4]
      if (parent?.kind !== 'SelectItem' || select?.kind !== 'Select' || around?.kind === 'Exists') return
      if (readsBaseTable(select, ancestors, tokens)) report(star, 'Name the columns that are needed.')
    },
  },
})

/** A star over named columns, of a CTE or a derived table, is as good as the names. */
function readsBaseTable(select: Select, ancestors: readonly Node[], tokens: Tokens): boolean {
  if (select.from === null) return false
  const known = answers.get(select)
  if (known !== undefined) return known
  const { first, joins } = select.from
  const answer = [first, ...joins.map((join) => join.table)].some((table) => !isNamedQuery(table, ancestors, tokens))
  answers.set(select, answer)
  return answer
}

/** A SELECT may have many stars, and a WITH many readers. */
const answers = new WeakMap<Select, boolean>()
const namesOfWith = new WeakMap<With, ReadonlySet<string>>()

// Deeper nesting than this is no text of a person; looking further would cost the square of the depth.
const ancestorsMax = 64

function isNamedQuery(table: Table, ancestors: readonly Node[], tokens: Tokens): boolean {
  if (table.kind !== 'TableRef') return table.kind !== 'JoinGroup'
  if (table.name.parts.length > 1) return false
  const name = partText(tokens, table.name, 0).text.toLowerCase()
  return ancestors
    .slice(-ancestorsMax)
    .some((node) => node.kind === 'Query' && node.with && commonNames(node.with, tokens).has(name))
}

function commonNames(clause: With, tokens: Tokens): ReadonlySet<string> {
  const known = namesOfWith.get(clause)
  if (known) return known
  const names = new Set(clause.tables.map((common) => wordText(tokens, common.name).text.toLowerCase()))
  namesOfWith.set(clause, names)
  return names
}
