import type { Dialect } from '../dialects/dialect.ts'
import { dialects } from '../dialects/index.ts'
import { parse } from './parse.ts'

/** The first dialect in which a text has no problem, else the one with the fewest; ANSI is tried first. */
export function guessDialect(sql: string): Dialect | null {
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
