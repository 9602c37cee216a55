import { analyzeBench } from './analyze.ts'
import type { Bench } from './bench.ts'
import { httpBenches } from './http.ts'
import { parseBench, parseLarge } from './parse.ts'

/** Every bench, one line each. */
export const benches: readonly Bench[] = [
  parseBench('short', 2_000),
  parseBench('mixed', 1_000),
  parseBench('report', 200),
  parseLarge,
  analyzeBench('short', 1_000),
  analyzeBench('report', 100),
  ...httpBenches,
]
