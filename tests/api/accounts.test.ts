import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { attemptLimits } from '../../packages/server/src/actions/accounts/sign-in-attempts.ts'
import { createWorld, read, SignedIn, type World } from './world.ts'

const Token = z.object({ token: z.string() })

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.server.close())

const login = (email: string, password: string) => world.client.post('/auth/login', { email, password })
const refresh = (token: string) => world.client.post('/auth/refresh', { refresh_token: token })
const isIn = async (token: string) => (await world.client.get('/me', { token })).status === 200

describe('registering', () => {
  test('gives a workspace of which one is the owner', async () => {
    const { people } = world
    const { body } = await world.client.get('/me', { token: people.owner.token })
    expect(body).toMatchObject({ workspace: { role: 'owner' }, profile: 'local', user: { email: people.owner.email } })
  })

  test('the same address again is refused, however it is spelled', async () => {
    const { email } = world.people.owner
    for (const other of [email, email.toUpperCase(), ` ${email}`.trim(), email.replace('a', 'ａ')]) {
      const reply = await world.client.post('/auth/register', { email: other, password: 'a good password' })
      expect(reply.body).toMatchObject({ code: 'user.email-taken', status: 409 })
    }
  })

  test('an invitation is for one address and for one use', async () => {
    const email = `guest-${randomUUID()}@example.org`
    const { token } = read(
      await world.client.post('/invitations', { email, role: 'viewer' }, { token: world.people.admin.token }),
      Token,
    )
    const registerWith = (address: string) =>
      world.client.post('/auth/register', { email: address, password: 'a good password', invitation: token })
    expect((await registerWith(`other-${email}`)).body).toMatchObject({ code: 'auth.wrong-token' })
    expect(read(await registerWith(email), z.object({ workspace: z.object({ id: z.string() }) })).workspace.id).toBe(
      world.workspaceId,
    )
    const again = await world.client.post('/auth/register', { email, password: 'a good password', invitation: token })
    expect(again.status).toBeGreaterThanOrEqual(400)
  })

  test('an admin makes no owners', async () => {
    const invitation = { email: 'x@example.org', role: 'owner' }
    const { status } = await world.client.post('/invitations', invitation, { token: world.people.admin.token })
    expect(status).toBe(403)
    const { userId } = world.people.owner
    const members = `/workspaces/current/members/${userId}`
    expect((await world.client.patch(members, { role: 'viewer' }, { token: world.people.admin.token })).status).toBe(
      403,
    )
    expect((await world.client.delete(members, { token: world.people.admin.token })).status).toBe(403)
  })
})

describe('signing in', () => {
  test('a wrong password and an unknown address get the same answer', async () => {
    const { email } = await world.newMember('viewer')
    const wrong = await login(email, 'not the password')
    const unknown = await login(`nobody-${randomUUID()}@example.org`, 'not the password')
    expect(wrong.status).toBe(401)
    expect({ ...Object(wrong.body), request_id: null }).toEqual({ ...Object(unknown.body), request_id: null })
  })

  test('the cookie is for scripts out of reach, for this site and for the addresses that use it', async () => {
    const { email, password } = world.people.viewer
    const [cookie = ''] = (await login(email, password)).setCookies
    expect(cookie).toMatch(/^sqm_refresh=sqr_[\w-]{43}; Max-Age=\d+; HttpOnly; SameSite=Strict; Path=\/api\/v1\/auth$/)
  })

  test('T6, T7: an account is guessed at only so often, however it is spelled; a right password does not count', async () => {
    const { email, password } = await world.newMember('viewer')
    for (let time = 0; time < attemptLimits.ofAccount + 5; time++)
      expect((await login(email, password)).status).toBe(200)
    const spellings = [email, email.toUpperCase(), email.replace('viewer', 'ｖiewer')]
    const statuses: number[] = []
    for (let time = 0; time < 20; time++)
      statuses.push((await login(spellings[time % 3] ?? email, `guess ${time}`)).status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(attemptLimits.ofAccount)
    const limited = await login(email, password)
    expect(limited.status).toBe(429)
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0)
    expect((await login(world.people.viewer.email, world.people.viewer.password)).status).toBe(200)
  })
})

describe('T4: refresh tokens', () => {
  test('are exchanged once; the next one works', async () => {
    const { refreshToken } = await world.newMember('viewer')
    const next = read(await refresh(refreshToken), SignedIn)
    expect(next.refresh_token).not.toBe(refreshToken)
    expect(await isIn(next.access_token)).toBe(true)
    expect((await refresh(next.refresh_token)).status).toBe(200)
  })

  test('used again end the session with all its tokens', async () => {
    const { refreshToken } = await world.newMember('viewer')
    const next = read(await refresh(refreshToken), SignedIn)
    expect((await refresh(refreshToken)).body).toMatchObject({ code: 'auth.wrong-token' })
    expect(await isIn(next.access_token)).toBe(false)
    expect((await refresh(next.refresh_token)).status).toBe(401)
  })

  test('50 at once: exactly one is exchanged', async () => {
    const { refreshToken } = await world.newMember('viewer')
    const replies = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('T22: the cookie counts for calls from our own pages alone', async () => {
    const { email, password } = world.people.viewer
    const [cookie = ''] = (await login(email, password)).setCookies
    const send = (origin: string | undefined) => {
      const headers = { cookie: cookie.split(';')[0] ?? '', ...(origin === undefined ? {} : { origin }) }
      return world.client.post('/auth/refresh', {}, { headers })
    }
    const { url } = world.server
    const forged = [
      'null',
      'https://evil.example',
      `${url}.evil.example`,
      url.replace('http:', 'https:'),
      `${url}0`,
      undefined,
    ]
    for (const origin of forged)
      expect((await send(origin)).body, origin).toMatchObject({ code: 'auth.origin-refused' })
    const own = await send(url)
    expect(own.status).toBe(200)
    expect(own.setCookies).toHaveLength(1)
  })

  test('without any there is nothing to exchange', async () => {
    expect((await world.client.send('POST', '/api/v1/auth/refresh')).body).toMatchObject({ code: 'auth.wrong-token' })
  })
})

describe('ending sessions', () => {
  test('logging out ends this session and no other', async () => {
    const { email, password, token, refreshToken } = await world.newMember('viewer')
    const other = read(await login(email, password), SignedIn)
    const out = await world.client.send('POST', '/api/v1/auth/logout', { token })
    expect(out.setCookies).toEqual([expect.stringContaining('Max-Age=0')])
    expect(await isIn(token)).toBe(false)
    expect((await refresh(refreshToken)).status).toBe(401)
    expect(await isIn(other.access_token)).toBe(true)
  })

  test('logging out everywhere ends them all', async () => {
    const { email, password, token } = await world.newMember('viewer')
    const other = read(await login(email, password), SignedIn)
    await world.client.post('/auth/logout-all', {}, { token })
    expect(await isIn(token)).toBe(false)
    expect(await isIn(other.access_token)).toBe(false)
  })

  test('a changed password ends the other sessions, and the old one is of no use', async () => {
    const { email, password, token } = await world.newMember('viewer')
    const other = read(await login(email, password), SignedIn)
    const change = (current_password?: string) => {
      const body = {
        new_password: 'quite another one',
        ...(current_password === undefined ? {} : { current_password }),
      }
      return world.client.post('/auth/change-password', body, { token })
    }
    expect((await change()).status).toBe(401)
    expect((await change('wrong')).status).toBe(401)
    expect((await change(password)).status).toBe(204)
    expect(await isIn(token)).toBe(true)
    expect(await isIn(other.access_token)).toBe(false)
    expect((await login(email, password)).status).toBe(401)
    expect((await login(email, 'quite another one')).status).toBe(200)
  })

  test('an owner resets a password by a link for one use that ends all sessions', async () => {
    const { email, token } = await world.newMember('viewer')
    const made = await world.client.post('/auth/reset-link', { email }, { token: world.people.owner.token })
    const reset = () =>
      world.client.post('/auth/reset-password', { token: read(made, Token).token, new_password: 'set anew by a link' })
    expect((await reset()).status).toBe(204)
    expect((await reset()).body).toMatchObject({ code: 'auth.wrong-token' })
    expect(await isIn(token)).toBe(false)
    expect((await login(email, 'set anew by a link')).status).toBe(200)
  })

  test('nobody resets the password of a member who has other workspaces too', async () => {
    const member = await world.newMember('viewer')
    await world.client.post('/workspaces', { name: 'Private matters' }, { token: member.token })
    const body = { user_id: member.userId }
    expect((await world.client.post('/auth/reset-link', body, { token: world.people.owner.token })).status).toBe(403)
    const stranger = { user_id: world.cleo.userId }
    expect((await world.client.post('/auth/reset-link', stranger, { token: world.people.owner.token })).status).toBe(
      404,
    )
  })

  test('a removed member is out with the next request, a changed role counts with it', async () => {
    const { userId, token } = await world.newMember('viewer')
    const save = () => world.client.post('/queries', { sql: 'select 1' }, { token })
    const member = `/workspaces/current/members/${userId}`
    expect((await save()).status).toBe(403)
    await world.client.patch(member, { role: 'editor' }, { token: world.people.owner.token })
    expect((await save()).status).toBe(201)
    await world.client.delete(member, { token: world.people.owner.token })
    expect((await world.client.get('/me', { token })).status).toBe(404)
  })
})

describe('one-time links', () => {
  test('sign a browser in once, within a quarter of an hour', async () => {
    const make = async () =>
      read(await world.client.post('/auth/open-link', {}, { token: world.people.editor.token }), Token)
    const exchange = (token: string) => world.client.post('/auth/exchange', { token })
    const { token } = await make()
    const { access_token } = read(await exchange(token), SignedIn)
    expect(await isIn(access_token)).toBe(true)
    expect((await exchange(token)).status).toBe(401)
    const late = await make()
    world.server.passTime(16 * 60 * 1000)
    const answer = await exchange(late.token)
    world.server.passTime(-16 * 60 * 1000)
    expect(answer.body).toMatchObject({ code: 'auth.wrong-token' })
  })

  test('the first start of a local server prints one for its owner', async () => {
    const { entry } = world.server
    if (entry.kind !== 'link') throw new Error('a local server prints a link')
    const token = new URL(entry.url).hash.replace('#token=', '')
    const { access_token } = read(await world.client.post('/auth/exchange', { token }), SignedIn)
    const { body } = await world.client.get('/me', { token: access_token })
    expect(body).toMatchObject({ user: { name: 'local' }, workspace: { name: 'My workspace', role: 'owner' } })
    expect(await isIn(entry.token)).toBe(true)
  })
})

test('T17: no password, token or address is ever in the log', async () => {
  const { email, password, token, refreshToken } = await world.newMember('viewer')
  await login(email, 'a wrong guess of mine')
  await refresh(refreshToken)
  const log = world.server.logLines.join('\n')
  for (const secret of [password, token, refreshToken, 'a wrong guess of mine', email])
    expect(log).not.toContain(secret)
})
