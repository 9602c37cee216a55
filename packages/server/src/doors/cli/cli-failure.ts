/** Ends a command with `message` on standard error. Exit code 2: it was called wrongly; 1: it was tried and failed. */
export class CliFailure extends Error {
  readonly exitCode: 1 | 2
  /** What to do about it. */
  readonly hint: string | undefined

  constructor(message: string, options: { exitCode?: 1 | 2; hint?: string | undefined; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.name = 'CliFailure'
    this.exitCode = options.exitCode ?? 1
    this.hint = options.hint
  }
}

/** A call that cannot be understood: exit code 2. */
export function usageFailure(message: string, hint?: string): CliFailure {
  return new CliFailure(message, { exitCode: 2, hint })
}
