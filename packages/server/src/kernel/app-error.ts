import { type ErrorCode, type ErrorKind, errorCodes } from './error-codes.ts'

/** One field that is wrong: `path` is dotted, empty for the whole input. */
export interface InputProblem {
  path: string
  message: string
}

export type Facts = Readonly<Record<string, string | number>>

/**
 * An error with a stable code, for callers. `message` is public text; `cause` is for the log only.
 * Plain data (`code`, `facts`, `problems`) crosses threads: see `toPlain` and `fromPlain`.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly facts: Facts
  readonly problems: readonly InputProblem[]

  constructor(code: ErrorCode, facts: Facts = {}, problems: readonly InputProblem[] = [], cause?: unknown) {
    super(fill(errorCodes[code].detail, facts), cause === undefined ? {} : { cause })
    this.name = 'AppError'
    this.code = code
    this.facts = facts
    this.problems = problems
  }

  get kind(): ErrorKind {
    return errorCodes[this.code]
  }
}

function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
