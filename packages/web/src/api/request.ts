import { texts } from '../texts/en.ts'
import { Problem } from './problem.ts'
import type { ProblemBody } from './types.ts'

export const timeoutMs = 15_000
const base = '/api/v1'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  query?: Query
  body?: unknown
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
  /** Goes on when the page goes away. */
  keepalive?: boolean
}

export interface Reply<T> {
  body: T
  etag: string
}

/**
 * One call to our own server. `T` is what the interface promises for this address; a 204 gives `null`.
 * Throws a `Problem` for every refusal, and for silence: `network.timeout` after 15 s, `network.unreachable` otherwise.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<Reply<T>> {
  const response = await send(path, options)
  if (!response.ok) throw new Problem(await readProblem(response))
  const body: T = response.status === 204 ? null : await response.json()
  return { body, etag: response.headers.get('etag') ?? '' }
}

async function send(
  path: string,
  { method = 'GET', query, body, headers, signal, keepalive = false }: RequestOptions,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const init: RequestInit = {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    credentials: 'same-origin',
    keepalive,
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }
  if (body !== undefined) init.body = JSON.stringify(body)
  try {
    return await fetch(base + path + toQueryString(query), init)
  } catch (cause) {
    // Who asked for the end knows why: a query that left the screen, for one.
    if (signal?.aborted) throw cause
    const silence = timeout.aborted ? texts.faults.timeout(timeoutMs / 1000) : texts.faults.unreachable
    throw new Problem({ ...silence, status: 0 }, { cause })
  }
}

export function toQueryString(query: Query = {}): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') pairs.set(name, String(value))
  }
  const text = pairs.toString()
  return text === '' ? '' : `?${text}`
}

async function readProblem(response: Response): Promise<ProblemBody> {
  const unreadable = { ...texts.faults.unreadable(response.status), status: response.status }
  if (!response.headers.get('content-type')?.includes('json')) return unreadable
  const body: ProblemBody = await response.json()
  return { ...unreadable, ...body }
}
