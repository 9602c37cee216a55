import type { Dialect } from '../dialects/dialect.ts'
import { parse } from './parse.ts'

/** The first of some dialects in which a text has no problem, else the one with the fewest. */
export function guessDialect(sql: string, dialects: readonly Dialect[]): Dialect | null {
  let best: Dialect | null = null
  let fewest = Number.POSITIVE_INFINITY
  for (const dialect of dialects) {
    const count = parse(sql, dialect).problems.length
    if (count >= fewest) continue
    best = dialect
    fewest = count
    if (count === 0) break
  }
  return best
}
