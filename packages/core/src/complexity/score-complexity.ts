import type { Complexity, ComplexityPart } from '../facts.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { ParseResult } from '../parse/parse.ts'
import type { Place } from '../tree/node.ts'
import { spanOf } from '../tree/span-of.ts'
import { walk } from '../tree/walk.ts'
import { countNode, isSubquery } from './count-node.ts'
import { gradeLimits, type WeightName, weights } from './weights.ts'

/**
 * How heavy a text is to understand, and what makes it so. One part for each kind of thing that adds points, heaviest
 * first; its span is the occurrence that adds most, the first of equal ones. Linear; never throws.
 */
export function scoreComplexity({ script, tokens }: Pick<ParseResult, 'script' | 'tokens'>): Complexity {
  const tally = new Tally()
  let depth = 0
  let deepest = 0
  walk(script, {
    enter(node, parent) {
      for (const name of countNode(node, parent, tokens)) tally.add(name, node, depth)
      if (node.kind !== 'Query' || !isSubquery(parent)) return true
      depth++
      if (depth > deepest) tally.add('depth', node, depth)
      deepest = Math.max(deepest, depth)
      return true
    },
    leave(node, parent) {
      if (node.kind === 'Query' && isSubquery(parent)) depth--
    },
  })
  const parts = tally.parts(tokens)
  const score = parts.reduce((sum, part) => sum + part.points, 0)
  return { score, grade: gradeLimits.find(([, scoreMax]) => score <= scoreMax)?.[0] ?? 'F', parts }
}

interface Sum {
  points: number
  most: number
  place: Place
}

class Tally {
  readonly #sums = new Map<WeightName, Sum>()

  add(name: WeightName, { at, to }: Place, depth: number): void {
    const { first, more, deeper } = weights[name]
    const sum = this.#sums.get(name)
    const points = (sum ? more : first) + deeper * depth
    if (!sum) this.#sums.set(name, { points, most: points, place: { at, to } })
    else {
      sum.points += points
      if (points <= sum.most) return
      sum.most = points
      sum.place = { at, to }
    }
  }

  parts(tokens: Tokens): ComplexityPart[] {
    return [...this.#sums]
      .filter(([, sum]) => sum.points > 0)
      .sort(([, one], [, other]) => other.points - one.points)
      .map(([name, { points, place }]) => ({
        name: weights[name].name,
        points,
        span: spanOf(tokens, place),
      }))
  }
}
