import { AppError, type Facts, type InputProblem } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'

/** An AppError as plain data, as it crosses threads. The cause goes as name and stack, for the log. */
export interface PlainFault {
  code: ErrorCode
  facts: Facts
  problems: readonly InputProblem[]
  cause: { name: string; stack: string } | null
}

export function toPlain(error: AppError): PlainFault {
  const cause = error.cause instanceof Error ? { name: error.cause.name, stack: error.cause.stack ?? '' } : null
  return { code: error.code, facts: error.facts, problems: error.problems, cause }
}

export function fromPlain({ code, facts, problems, cause }: PlainFault): AppError {
  return new AppError(code, facts, problems, cause ? toError(cause) : undefined)
}

function toError({ name, stack }: { name: string; stack: string }): Error {
  const error = new Error(stack.split('\n', 1)[0])
  error.name = name
  error.stack = stack
  return error
}
