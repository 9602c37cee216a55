import type { TextEdit } from '../../facts.ts'
import { K } from '../../lex/codes.ts'
import type { Tokens } from '../../lex/tokens.ts'
import { defineRewrite } from '../rewrite.ts'

export const distinctParens = defineRewrite({
  id: 'distinct-parens',
  safety: 'layout',
  needs: [],
  docs: {
    why: 'DISTINCT is no function: it holds for all columns, not for the one in brackets.',
    before: 'select distinct(country), city from customers',
    after: 'select distinct country, city from customers',
    traps: [
      'select distinct (country, city) from customers',
      'select distinct (a + b) * 2 from numbers',
      'select distinct (select 1) from customers',
      'select count(distinct (country)) from customers',
    ],
  },
  at: {
    Select({ distinct, distinctOn, items }, { tokens }) {
      const [first] = items
      if (!distinct || distinctOn.length > 0 || first?.expression.kind !== 'Paren') return []
      const { at, to } = first.expression
      if (tokens.code(at - 1) !== K.DISTINCT) return []
      return [at, to - 1].map((bracket) => removeToken(bracket, tokens))
    },
  },
})

/** Takes a token out; a blank takes its place where its neighbours would become one word. */
function removeToken(index: number, tokens: Tokens): TextEdit {
  const span = [tokens.start(index), tokens.end(index)] as const
  const joins = /[\p{L}\p{N}_$]/u
  const isBetweenWords = joins.test(tokens.text.charAt(span[0] - 1)) && joins.test(tokens.text.charAt(span[1]))
  return { span, text: isBetweenWords ? ' ' : '' }
}
