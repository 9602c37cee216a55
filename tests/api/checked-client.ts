import { expect } from 'vitest'
import type { Action } from '../../packages/server/src/actions/action.ts'
import { actions } from '../../packages/server/src/actions/index.ts'
import { apiPrefix } from '../../packages/server/src/doors/http/action-route.ts'
import { errorCodes } from '../../packages/server/src/kernel/error-codes.ts'
import { ApiClient, type ApiReply, type ApiRequest } from './api-client.ts'

/** What was answered: `query.get 200`. */
export type Seen = Set<string>

/**
 * A client that holds every answer of the API against the declaration of its action: the status and the code are declared,
 * the body is what the schema says, faults are problems without a stack.
 */
export class CheckedClient extends ApiClient {
  readonly seen: Seen = new Set()

  override async send(method: string, path: string, options: ApiRequest = {}): Promise<ApiReply> {
    const reply = await super.send(method, path, options)
    const action = actions.find((one) => one.http.method === method && matches(one, path))
    // Headers that are too large do not become a request of any action.
    if (action !== undefined && reply.status !== 431) {
      check(action, reply)
      this.seen.add(`${action.name} ${reply.status}`)
    }
    return reply
  }
}

function matches({ http }: Action, path: string): boolean {
  const [plain = ''] = path.split('?')
  const wanted = (apiPrefix + http.path).split('/')
  const given = plain.split('/')
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith('{') || part === given[index])
}

function check(action: Action, reply: ApiReply): void {
  const { status, headers, text } = reply
  const name = `${action.name} answered ${status} ${text.slice(0, 300)}`
  expect(headers['x-request-id'], name).toBeDefined()
  if (status >= 400) checkProblem(action, reply, name)
  else checkSuccess(action, reply, name)
}

function checkSuccess(action: Action, { status, headers, text, body }: ApiReply, name: string): void {
  const { http } = action
  const successes = [http.status, ...(http.mayBeAccepted ? [202] : []), ...(http.hasEtag ? [304] : [])]
  expect(successes, name).toContain(status)
  if (status === 204 || status === 304) {
    expect(text, name).toBe('')
    return
  }
  const parsed = action.output.safeParse(body)
  expect(parsed.success ? [] : parsed.error.issues, name).toEqual([])
  expect(headers.etag !== undefined, name).toBe(http.hasEtag)
  expect(headers.location !== undefined, name).toBe(http.hasLocation)
}

function checkProblem(action: Action, { status, headers, text, body }: ApiReply, name: string): void {
  expect(headers['content-type'], name).toBe('application/problem+json; charset=utf-8')
  expect(body, name).toMatchObject({
    status,
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
  })
  expect(body, name).toMatchObject({ request_id: headers['x-request-id'] })
  const declared = action.errors.filter((code) => errorCodes[code].status === status)
  expect(declared, name).toContain(codeOf(body))
  expect(status, name).not.toBe(500)
  expect(text, name).not.toMatch(/\bat .*:\d+:\d+|node_modules|SqliteError/)
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
}
