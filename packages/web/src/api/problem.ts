import type { ProblemBody } from './types.ts'

/** A call that did not succeed: what the server said, or `network.*` when it said nothing. */
export class Problem extends Error {
  readonly body: ProblemBody

  constructor(body: ProblemBody, options?: ErrorOptions) {
    super(body.detail, options)
    this.name = 'Problem'
    this.body = body
  }
}

/** The code of a problem, null for any other fault. */
export function codeOf(fault: unknown): string | null {
  return fault instanceof Problem ? fault.body.code : null
}
