import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKeyring } from '../../packages/server/src/actions/accounts/keyring.ts'
import { isRecord } from '../../packages/server/src/doors/http/is-record.ts'
import { Secret } from '../../packages/server/src/kernel/secret.ts'
import { mutateToken } from './jwt-mutants.ts'
import { createWorld, type World } from './world.ts'

const secretKey = new Secret(randomBytes(32).toString('base64'))

let world: World
beforeAll(async () => {
  world = await createWorld({ secretKey })
})
afterAll(() => world.server.close())

describe('T2: an access token', () => {
  test('of ours is let in', async () => {
    expect((await world.client.get('/me', { token: world.people.owner.token })).status).toBe(200)
  })

  test('changed in any way is refused, always with the same answer', async () => {
    const mutants = Object.entries(mutateToken(world.people.owner.token, createKeyring(secretKey, null)[0].key))
    expect(mutants.length).toBeGreaterThanOrEqual(40)
    const bodies = new Set<string>()
    for (const [name, token] of mutants) {
      const reply = await world.client.get('/me', { headers: { authorization: `Bearer ${token}` } })
      // A header of 100 kB does not even become a request.
      if (reply.status !== 431) expect(reply.status, name).toBe(401)
      if (isRecord(reply.body) && reply.status === 401) bodies.add(JSON.stringify({ ...reply.body, request_id: null }))
    }
    expect(bodies.size).toBe(1)
  })

  test('is taken from the header alone, as a bearer token', async () => {
    const { token } = world.people.owner
    for (const authorization of [
      token,
      `Basic ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token} x`,
      `Bearer ${token},${token}`,
    ]) {
      expect((await world.client.get('/me', { headers: { authorization } })).status).toBe(401)
    }
    expect((await world.client.get('/me', { headers: { cookie: `access_token=${token}` } })).status).toBe(401)
  })

  test('carries an expiry 30 minutes ahead and no secret', () => {
    const [, body = ''] = world.people.owner.token.split('.')
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(body, 'base64url').toString())
    expect(Number(claims.exp) - Number(claims.iat)).toBe(30 * 60)
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sid', 'sub'])
  })

  test('ends after 30 minutes by the clock of the server', async () => {
    const { token } = await world.newMember('viewer')
    expect((await world.client.get('/me', { token })).status).toBe(200)
    world.server.passTime(30 * 60 * 1000 + 1000)
    const late = await world.client.get('/me', { token })
    world.server.passTime(-(30 * 60 * 1000 + 1000))
    expect(late.status).toBe(401)
  })
})

describe('T3: after the key was changed', () => {
  test('tokens of the previous key are good until they expire, others never were', async () => {
    const { token } = world.people.owner
    const session = createKeyring(new Secret(randomBytes(32).toString('base64')), secretKey)
    const { createAccessTokens } = await import('../../packages/server/src/actions/accounts/access-tokens.ts')
    const clock = { now: () => Date.now() }
    expect(createAccessTokens(session, 1800, clock).verify(token)).not.toBeNull()
    const later = { now: () => Date.now() + 31 * 60 * 1000 }
    expect(createAccessTokens(session, 1800, later).verify(token)).toBeNull()
    const unrelated = createKeyring(new Secret(randomBytes(32).toString('base64')), null)
    expect(createAccessTokens(unrelated, 1800, clock).verify(token)).toBeNull()
  })
})
