import * as z from 'zod'
import type { Secret } from '../../kernel/secret.ts'
import { CliFailure } from './cli-failure.ts'

export interface ServerRequest {
  method: string
  /** Below the address of the server, with its query string. */
  path: string
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

export interface ServerReply {
  status: number
  headers: Headers
  /** null where there is none. */
  body: unknown
}

/** Sends requests to one server. Throws CliFailure for every answer that is not a success. */
export interface ServerClient {
  readonly url: string
  send(request: ServerRequest): Promise<ServerReply>
}

/** Where a server is and what to show it. `token` is asked for before each request; null sends none. */
export interface ServerAccess {
  url: string
  token: () => Promise<Secret | null>
}

const timeoutMs = 60_000

const Problem = z.object({
  title: z.string(),
  detail: z.string().optional(),
  code: z.string(),
  hint: z.string().optional(),
  problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

/** `headers` go with every request. */
export function createServerClient(
  { url, token }: ServerAccess,
  headers: Readonly<Record<string, string>> = {},
): ServerClient {
  return {
    url,
    async send(request) {
      const secret = await token()
      const reply = await exchange(url, { ...request, headers: { ...headers, ...request.headers } }, secret)
      if (reply.status < 400) return reply
      throw toFailure(reply)
    },
  }
}

async function exchange(url: string, request: ServerRequest, token: Secret | null): Promise<ServerReply> {
  const { method, path, body, headers } = request
  let response: Response
  try {
    response = await fetch(url + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token.reveal()}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A token must not follow a redirect to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (error) {
    throw new CliFailure(`no server answers at ${url}: ${describe(error)}`, {
      hint: 'Start one with `npm start` or `sqm serve`, or name another with --server or SQM_URL.',
      cause: error,
    })
  }
  return { status: response.status, headers: response.headers, body: readBody(await response.text()) }
}

/** What `fetch` says is "fetch failed"; the reason stands in its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error ? cause.message || cause.name : error.message
}

function readBody(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function toFailure({ status, body }: ServerReply): CliFailure {
  const parsed = Problem.safeParse(body)
  if (!parsed.success) return new CliFailure(`the server answered ${status} in a form that this program does not know`)
  const { title, detail, code, hint, problems = [] } = parsed.data
  const lines = problems.map(({ path, message }) => `  ${path === '' ? 'input' : path}: ${message}`)
  const isLogin = status === 401
  return new CliFailure([`${detail ?? title} (${code})`, ...lines].join('\n'), {
    hint: isLogin ? 'Run `sqm login`, or set SQM_TOKEN.' : hint,
  })
}
