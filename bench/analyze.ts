import { analyze } from '@sql-query-manager/core'
import type { Bench } from './bench.ts'
import { describeTexts, makeWorkload, type TextSize } from './workload.ts'

/** Everything that is known of a text: parse, lineage, fingerprint, complexity, findings. */
export function analyzeBench(size: TextSize, count: number): Bench {
  return {
    name: `analyze-${size}`,
    setUp(isSmoke) {
      const texts = makeWorkload(size, isSmoke ? 10 : count)
      return {
        ...describeTexts(size, texts),
        run() {
          for (const text of texts) analyze(text, { dialect: 'postgres' })
        },
      }
    },
  }
}
