import type { FastifyReply } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { isRecord } from './is-record.ts'

export const problemType = 'application/problem+json; charset=utf-8'

/** The body of every answer that is not a success (RFC 9457). */
export interface ProblemBody {
  type: string
  title: string
  status: number
  detail: string
  code: string
  request_id: string
  problems?: readonly { path: string; message: string }[]
  hint?: string
}

export function toProblemBody(error: AppError, requestId: string): ProblemBody {
  const { status, title, hint } = error.kind
  return {
    type: `/docs#${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error.problems.length > 0 ? { problems: error.problems } : {}),
    ...(hint === undefined ? {} : { hint }),
  }
}

/** Answers with a problem, and with the headers that belong to its status. */
export function sendProblem(reply: FastifyReply, error: AppError, requestId: string): FastifyReply {
  const { status } = error.kind
  if (typeof error.facts.seconds === 'number') reply.header('retry-after', error.facts.seconds)
  else if (status === 503) reply.header('retry-after', 2)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .status(status)
    .headers({ 'content-type': problemType, 'cache-control': 'no-store' })
    .send(JSON.stringify(toProblemBody(error, requestId)))
}

/** Faults that the HTTP library finds by itself, as codes of ours; whatever else is `internal`, with its cause for the log. */
export function toAppError(error: unknown, bodyLimit: number): AppError {
  if (error instanceof AppError) return error
  const code = isRecord(error) ? error.code : undefined
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError('input.too-large', { limit: bodyLimit }, [], error)
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('input.media-type', {}, [], error)
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new AppError('input.invalid', {}, [{ path: '', message: 'The request could not be read.' }], error)
    default:
      return new AppError(isNoFile(error) ? 'route.not-found' : 'internal', {}, [], error)
  }
}

/** What the file server says of addresses that lead out of its folder or to nothing. */
function isNoFile(error: unknown): boolean {
  return isRecord(error) && (error.statusCode === 403 || error.statusCode === 404)
}
