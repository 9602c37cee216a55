import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Config } from '../../packages/server/src/kernel/config.ts'
import { Secret } from '../../packages/server/src/kernel/secret.ts'
import { CheckedClient } from './checked-client.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { read, SignedIn } from './world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'sqm-strict-'))
/** As a proxy that ends TLS would send it. */
const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'sqm.example.org' }
const metricsToken = randomBytes(16).toString('hex')
const changes: Partial<Config> = {
  profile: 'strict',
  registration: 'invitation',
  publicUrl: 'https://sqm.example.org',
  trustedProxies: ['127.0.0.1'],
  dataDir,
  metricsToken: new Secret(metricsToken),
}

let server: TestServer
let client: CheckedClient
beforeAll(async () => {
  server = await startTestServer(changes)
  client = new CheckedClient(server.url)
})
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const post = (path: string, body: unknown, token?: string) => client.post(path, body, { token, headers: https })
const password = 'a good password'

describe('the first user', () => {
  test('needs the token from a file that only its owner may read; it is of use once', async () => {
    const { entry } = server
    if (entry.kind !== 'bootstrap') throw new Error('a new strict server writes a bootstrap token')
    expect(statSync(entry.path).mode & 0o077).toBe(0)
    const bootstrap_token = readFileSync(entry.path, 'utf8').trim()
    const register = (email: string, more: object) => post('/auth/register', { email, password, ...more })
    for (const more of [{}, { bootstrap_token: 'wrong' }, { bootstrap_token: bootstrap_token.slice(0, -1) }]) {
      expect((await register('first@example.org', more)).body).toMatchObject({ code: 'auth.registration-closed' })
    }
    expect((await register('first@example.org', { bootstrap_token })).status).toBe(201)
    expect(statSync(entry.path, { throwIfNoEntry: false })).toBeUndefined()
    expect((await register('second@example.org', { bootstrap_token })).status).toBe(403)
    expect(server.logLines.join('')).not.toContain(bootstrap_token)
  })

  test('invites the others', async () => {
    const { access_token } = read(await post('/auth/login', { email: 'first@example.org', password }), SignedIn)
    const invited = await post('/invitations', { email: 'guest@example.org' }, access_token)
    const { token } = read(invited, z.object({ token: z.string() }))
    const register = () => post('/auth/register', { email: 'guest@example.org', password, invitation: token })
    expect((await register()).status).toBe(201)
    const taken = await post('/invitations', { email: 'first@example.org' }, access_token)
    const again = {
      email: 'first@example.org',
      password,
      invitation: read(taken, z.object({ token: z.string() })).token,
    }
    expect((await post('/auth/register', again)).body).toMatchObject({ code: 'user.email-taken' })
  })
})

describe('T22: TLS', () => {
  test('is required of all that does not come from this machine', async () => {
    const send = (headers: Record<string, string>) => client.get('/me', { headers })
    const forwarded = { 'x-forwarded-for': '203.0.113.9', host: 'sqm.example.org' }
    expect((await send(forwarded)).body).toMatchObject({ code: 'transport.not-encrypted' })
    expect((await send({ ...forwarded, 'x-forwarded-proto': 'http' })).status).toBe(403)
    expect((await send(https)).status).toBe(401)
    expect((await send({})).status).toBe(401)
  })

  test('is remembered by browsers for two years', async () => {
    const { headers } = await client.get('/me', { headers: https })
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
  })

  test('other names than the public one are refused', async () => {
    const { body } = await client.get('/me', { headers: { ...https, 'x-forwarded-host': 'evil.example' } })
    expect(body).toMatchObject({ code: 'transport.unknown-host' })
  })

  test('the cookie is bound to this host and to TLS, and counts for calls from its pages alone', async () => {
    const [cookie = ''] = (await post('/auth/login', { email: 'first@example.org', password })).setCookies
    expect(cookie).toMatch(/^__Host-sqm_refresh=[\w-]+; Max-Age=\d+; HttpOnly; SameSite=Strict; Path=\/; Secure$/)
    const refresh = (origin: string) => {
      const headers = { ...https, cookie: cookie.split(';')[0] ?? '', origin }
      return client.post('/auth/refresh', {}, { headers })
    }
    expect((await refresh(server.url)).status).toBe(403)
    expect((await refresh('https://sqm.example.org')).status).toBe(200)
  })
})

describe('what a strict server keeps to itself', () => {
  test('figures are for this machine or for the token', async () => {
    const get = (headers: Record<string, string>) => client.send('GET', '/metrics', { headers })
    expect((await get(https)).status).toBe(401)
    expect((await get({ ...https, authorization: 'Bearer x' })).status).toBe(401)
    expect((await get({ ...https, authorization: `Bearer ${metricsToken}` })).status).toBe(200)
    expect((await get({})).status).toBe(200)
  })

  test('probes answer in plain HTTP', async () => {
    for (const path of ['/livez', '/readyz']) {
      const { status } = await client.send('GET', path, {
        headers: { 'x-forwarded-for': '10.0.0.7', host: '10.0.0.8' },
      })
      expect(status, path).toBe(200)
    }
  })

  test('no token of half an hour becomes a session of a month', async () => {
    const { access_token } = read(await post('/auth/login', { email: 'first@example.org', password }), SignedIn)
    expect((await post('/auth/open-link', {}, access_token)).status).toBe(403)
  })

  test('T7: whoever forwards without being trusted counts as himself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sqm-untrusted-'))
    const strict = await startTestServer({ ...changes, dataDir: folder, trustedProxies: [] })
    const statuses: number[] = []
    for (let call = 0; call < 8; call++) {
      // Without a proxy to trust, what claims to be forwarded is neither from here nor encrypted.
      const headers = { 'x-forwarded-for': `203.0.113.${call}`, host: 'sqm.example.org' }
      statuses.push((await strict.client.post('/auth/login', { email: 'x@example.org', password }, { headers })).status)
    }
    expect(new Set(statuses)).toEqual(new Set([403]))
    await strict.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('open registration', () => {
  test('answers alike for a known and an unknown address', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sqm-open-'))
    const open = await startTestServer({ ...changes, dataDir: folder, registration: 'open' })
    const register = (email: string) =>
      new CheckedClient(open.url).post('/auth/register', { email, password }, { headers: https })
    const first = await register('known@example.org')
    const second = await register('known@example.org')
    expect(first.status).toBe(202)
    expect(second.status).toBe(202)
    expect(second.body).toEqual(first.body)
    const signIn = { email: 'known@example.org', password }
    expect((await new CheckedClient(open.url).post('/auth/login', signIn, { headers: https })).status).toBe(200)
    await open.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
