import { spanOf } from '../../tree/span-of.ts'
import { defineRewrite } from '../rewrite.ts'

export const caseElseNull = defineRewrite({
  id: 'case-else-null',
  safety: 'sound',
  needs: [],
  docs: {
    why: 'A CASE without ELSE gives NULL anyway.',
    before: "select case when amount > 100 then 'large' else null end from orders",
    after: "select case when amount > 100 then 'large' end from orders",
    traps: [
      "select case when amount > 100 then 'large' else 'null' end from orders",
      // All results would be gone, and with them the type of the column.
      'select case when amount > 100 then null else null end from orders',
    ],
  },
  at: {
    Case({ otherwise, whens }, { tokens }) {
      const hasResult = whens.some(({ result }) => !isNull(result))
      if (otherwise === null || !isNull(otherwise) || !hasResult) return []
      // From behind the last branch, so that the blank before ELSE goes as well, but no comment.
      const [start, end] = spanOf(tokens, { at: otherwise.at - 1, to: otherwise.to })
      const before = tokens.end(otherwise.at - 2)
      const isBlank = tokens.text.slice(before, start).trim() === ''
      return [{ span: [isBlank ? before : start, end], text: '' }]
    },
  },
})

function isNull(node: { kind: string; type?: unknown }): boolean {
  return node.kind === 'Literal' && node.type === 'null'
}
