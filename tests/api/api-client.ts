import { request } from 'node:http'
import { apiPrefix } from '../../packages/server/src/doors/http/action-route.ts'

export interface ApiReply {
  status: number
  headers: Readonly<Record<string, string | undefined>>
  setCookies: readonly string[]
  text: string
  /** Parsed where the answer is JSON, else null. */
  body: unknown
}

export interface ApiRequest {
  body?: unknown
  /** Sent as it stands, in the place of `body`. */
  raw?: string | Buffer
  headers?: Readonly<Record<string, string>>
  token?: string | undefined
  workspace?: string | undefined
}

/**
 * A plain HTTP client for tests: it sends what it is told, Host and Origin included, follows nothing and keeps nothing.
 */
export class ApiClient {
  readonly #url: URL

  constructor(url: string) {
    this.#url = new URL(url)
  }

  /** The four that follow take paths below /api/v1. */
  get(path: string, options: ApiRequest = {}): Promise<ApiReply> {
    return this.send('GET', apiPrefix + path, options)
  }

  post(path: string, body: unknown, options: ApiRequest = {}): Promise<ApiReply> {
    return this.send('POST', apiPrefix + path, { body, ...options })
  }

  patch(path: string, body: unknown, options: ApiRequest = {}): Promise<ApiReply> {
    return this.send('PATCH', apiPrefix + path, { body, ...options })
  }

  delete(path: string, options: ApiRequest = {}): Promise<ApiReply> {
    return this.send('DELETE', apiPrefix + path, options)
  }

  send(
    method: string,
    path: string,
    { body, raw, headers = {}, token, workspace }: ApiRequest = {},
  ): Promise<ApiReply> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: this.#url.hostname,
          port: this.#url.port,
          method,
          path,
          headers: {
            ...(content === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(workspace === undefined ? {} : { 'sqm-workspace': workspace }),
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = []
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
          incoming.on('error', reject)
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8')
            resolve({
              status: incoming.statusCode ?? 0,
              headers: Object.fromEntries(
                Object.entries(incoming.headers).map(([name, value]) => [
                  name,
                  Array.isArray(value) ? value.join(', ') : value,
                ]),
              ),
              setCookies: incoming.headers['set-cookie'] ?? [],
              text,
              body: (incoming.headers['content-type'] ?? '').includes('json') && text !== '' ? JSON.parse(text) : null,
            })
          })
        },
      )
      outgoing.on('error', reject)
      outgoing.end(content)
    })
  }
}
