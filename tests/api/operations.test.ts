import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineAction } from '../../packages/server/src/actions/action.ts'
import { isRecord } from '../../packages/server/src/doors/http/is-record.ts'
import { createWorld, type World } from './world.ts'

/** Fails in a way that nobody foresaw. */
const failing = defineAction({
  name: 'test.fail',
  summary: 'Fails',
  permission: 'query.read',
  cost: 'cheap',
  input: z.strictObject({}),
  output: z.null(),
  errors: [],
  example: {},
  http: { method: 'GET', path: '/fail' },
  run: async () => {
    throw new TypeError('a secret detail of the fault')
  },
})

let world: World
beforeAll(async () => {
  world = await createWorld({}, { moreActions: [failing] })
})
afterAll(() => world.server.close())

interface Line extends Record<string, unknown> {
  event: string
}

function linesOf(requestId: string | undefined): Line[] {
  return world.server.logLines
    .map((line): unknown => JSON.parse(line))
    .filter((line): line is Line => isRecord(line) && line.request_id === requestId)
}

describe('logs', () => {
  test('every line is JSON with time, level and event', async () => {
    await world.client.get('/me', { token: world.people.owner.token })
    for (const text of world.server.logLines) {
      const line: unknown = JSON.parse(text)
      expect(line).toMatchObject({ time: expect.any(String), level: expect.any(String), event: expect.any(String) })
    }
  })

  test('have one line for the start and one for the end of each request, errors too', async () => {
    const { people, client } = world
    const replies = [
      await client.get(`/queries/${world.queryId}?`, { token: people.owner.token }),
      await client.get('/me'),
      await client.get('/nowhere'),
      await client.get('/fail', { token: people.owner.token }),
      await client.post('/lineage', undefined, { raw: '{', token: people.owner.token }),
      await client.send('PUT', '/api/v1/me'),
      await client.send('GET', '/api/v1/queries/%zz'),
    ]
    for (const { headers, status } of replies) {
      const lines = linesOf(headers['x-request-id']).filter(({ event }) => event !== 'request.failed')
      expect(lines).toMatchObject([{ event: 'request.start' }, { event: 'request.done', status }])
    }
    expect(linesOf(replies[0]?.headers['x-request-id'])[1]).toMatchObject({
      method: 'GET',
      route: '/api/v1/queries/:id',
      status: 200,
      duration_ms: expect.any(Number),
      workspace_id: world.workspaceId,
      actor_id: people.owner.userId,
    })
  })

  test('an unforeseen fault is one line with its stack, and the caller learns the id of the request alone', async () => {
    const { status, text, headers } = await world.client.get('/fail', { token: world.people.owner.token })
    expect(status).toBe(500)
    expect(text).not.toMatch(/TypeError|secret detail|operations\.test/)
    const [line, ...others] = linesOf(headers['x-request-id']).filter(({ level }) => level === 'error')
    expect(others).toEqual([])
    expect(line).toMatchObject({ event: 'request.failed', stack: expect.stringContaining('operations.test') })
  })

  test('never hold the query string', async () => {
    await world.client.get('/queries?q=word-of-the-address', { token: world.people.owner.token })
    expect(world.server.logLines.join('')).not.toContain('word-of-the-address')
  })
})

describe('the id of a request', () => {
  test('is kept where it is harmless, and else made here', async () => {
    const send = (id: string) => world.client.get('/me', { headers: { 'x-request-id': id } })
    const kept = await send('trace-42.a:b')
    expect(kept.headers['x-request-id']).toBe('trace-42.a:b')
    expect(kept.body).toMatchObject({ request_id: 'trace-42.a:b' })
    for (const id of ['x'.repeat(101), 'a b', '{"event":1}', '']) {
      expect((await send(id)).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    }
  })
})

describe('every answer', () => {
  test('T22: carries the headers that keep browsers careful', async () => {
    const replies = [
      await world.client.get('/me'),
      await world.client.get('/nowhere'),
      await world.client.send('GET', '/livez'),
      await world.client.send('GET', '/docs'),
      await world.client.send('GET', '/api/v1/queries/%zz'),
    ]
    for (const { headers } of replies) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      })
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
      expect(headers).not.toHaveProperty('server')
    }
  })

  test('of the API is kept by nobody else', async () => {
    const { headers } = await world.client.get(`/queries/${world.queryId}`, { token: world.people.owner.token })
    expect(headers['cache-control']).toBe('private, no-cache')
    const other = await world.client.get('/me', { token: world.people.owner.token })
    expect(other.headers['cache-control']).toBe('no-store')
  })

  test('that is no success is a problem with a code', async () => {
    const { client } = world
    const cases: [
      string,
      () => Promise<{ status: number; headers: Readonly<Record<string, string | undefined>>; body: unknown }>,
    ][] = [
      ['route.not-found', () => client.get('/nowhere')],
      ['route.not-found', () => client.send('GET', '/nowhere')],
      ['route.not-found', () => client.send('GET', '/api/v1/..%2f..%2fetc/passwd')],
      ['route.method', () => client.send('PATCH', '/api/v1/me')],
      ['input.invalid', () => client.send('GET', '/api/v1/queries/%zz')],
      ['auth.required', () => client.get('/me')],
    ]
    for (const [code, send] of cases) {
      const { status, headers, body } = await send()
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(body).toMatchObject({ code, status, type: `/docs#${code}`, detail: expect.any(String) })
    }
  })

  test('to what is no HTTP is a problem too', async () => {
    const { port } = new URL(world.server.url)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'))
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk.toString()
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toContain('HTTP/1.1 400')
    expect(answer).toContain('application/problem+json')
  })
})

describe('the name of the host', () => {
  test('must be one of this machine, or a page elsewhere could reach in through a name of its own', async () => {
    const send = (host: string) => world.client.get('/me', { headers: { host } })
    for (const host of ['localhost', '127.0.0.1:99', '[::1]:8080', 'LOCALHOST:1'])
      expect((await send(host)).status).toBe(401)
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1']) {
      expect((await send(host)).body, host).toMatchObject({ code: 'transport.unknown-host', status: 421 })
    }
  })
})

describe('probes and figures', () => {
  test('say that the server lives, has started and is ready', async () => {
    for (const path of ['/livez', '/healthz', '/startupz', '/readyz']) {
      const { status, body } = await world.client.send('GET', path)
      expect(status, path).toBe(200)
      expect(body).toMatchObject({ status: 'ok' })
    }
  })

  test('count requests by method, route and status, and by nothing that grows', async () => {
    for (let time = 0; time < 50; time++) {
      await world.client.get(`/queries/${crypto.randomUUID()}`, { token: world.people.owner.token })
      await world.client.get(`/nowhere-${time}?q=${time}`)
    }
    const { text, headers } = await world.client.send('GET', '/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(text).toMatch(
      /http_server_request_duration_seconds_bucket\{le="0.01",method="GET",route="\/api\/v1\/queries\/:id",status="404"\} \d+/,
    )
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length).toBeLessThan(2_000)
    expect(text).not.toContain('nowhere-')
  })
})

describe('too many calls', () => {
  test('T26: of one user get 429 and the time to wait; others go on', async () => {
    const limited = await createWorld({}, { limits: { publicPerMinute: 1_000, costlyPerMinute: 12 } })
    const { client, people, server } = limited
    const trace = (token: string) => client.post('/lineage', { sql: 'select 1' }, { token })
    const statuses: number[] = []
    for (let call = 0; call < 15; call++) statuses.push((await trace(people.viewer.token)).status)
    expect(statuses).toEqual([...Array(12).fill(200), 429, 429, 429])
    const refused = await trace(people.viewer.token)
    expect(refused.body).toMatchObject({ code: 'rate.limited' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await client.get('/me', { token: people.viewer.token })).status).toBe(200)
    expect((await trace(people.editor.token)).status).toBe(200)
    await server.close()
  })

  test('T7: from one address are limited, whatever X-Forwarded-For says', async () => {
    const limited = await createWorld({}, { limits: { publicPerMinute: 40, costlyPerMinute: 1_000 } })
    const statuses = new Set<number>()
    for (let call = 0; call < 60; call++) {
      const headers = { 'x-forwarded-for': `203.0.113.${call}` }
      const reply = await limited.client.post('/auth/refresh', { refresh_token: 'sqr_x' }, { headers })
      statuses.add(reply.status)
    }
    expect([...statuses]).toEqual([401, 429])
    await limited.server.close()
  })
})
