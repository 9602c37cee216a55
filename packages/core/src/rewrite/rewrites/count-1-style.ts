import { partText } from '../../tree/names.ts'
import { spanOf } from '../../tree/span-of.ts'
import { defineRewrite } from '../rewrite.ts'

export const count1Style = defineRewrite({
  id: 'count-1-style',
  safety: 'sound',
  needs: [],
  docs: {
    why: 'COUNT of a constant that is not NULL counts rows, which COUNT(*) says.',
    before: 'select country, count(1) from customers group by country',
    after: 'select country, count(*) from customers group by country',
    traps: [
      'select count(distinct 1) from customers',
      'select count(null) from customers',
      'select count(country) from customers',
      'select stats.count(1) from customers',
    ],
  },
  at: {
    Call({ name, args, distinct, orderBy, options }, { tokens }) {
      const [argument, ...others] = args
      const isPlain = !distinct && others.length === 0 && orderBy.length === 0 && options.length === 0
      if (!isPlain || argument?.value.kind !== 'Literal' || argument.value.type !== 'number') return []
      const isCount = name.parts.length === 1 && partText(tokens, name, 0).text.toLowerCase() === 'count'
      return isCount ? [{ span: spanOf(tokens, argument), text: '*' }] : []
    },
  },
})
