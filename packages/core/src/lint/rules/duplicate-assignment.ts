import type { Tokens } from '../../lex/tokens.ts'
import { nameParts } from '../../tree/names.ts'
import type { Assignment } from '../../tree/write.ts'
import { defineRule, type RuleContext } from '../define-rule.ts'

export const duplicateAssignment = defineRule({
  id: 'duplicate-assignment',
  severity: 'error',
  dialects: 'all',
  docs: {
    why: 'A column can have one new value: most engines refuse the statement, others let the last one win.',
    bad: "update orders set status = 'paid', total = 1, status = 'sent' where order_id = 7",
    good: "update orders set status = 'sent', total = 1 where order_id = 7",
    traps: ['update orders set total = net + tax, tax = total - net where order_id = 7'],
  },
  visit: {
    Update: ({ set }, context) => reportTwice(set, context),
    MergeUpdate: ({ set }, context) => reportTwice(set, context),
    OnConflict: ({ set }, context) => reportTwice(set, context),
  },
})

function reportTwice(set: readonly Assignment[], { tokens, report }: RuleContext): void {
  const seen = new Set<string>()
  for (const target of set.flatMap((assignment) => assignment.targets)) {
    const key = keyOf(target, tokens)
    if (seen.has(key)) report(target, 'This column already has a new value in this statement.')
    seen.add(key)
  }
}

function keyOf(target: Assignment['targets'][number], tokens: Tokens): string {
  return nameParts(tokens, target)
    .map((part) => part.text.toLowerCase())
    .join('.')
}
