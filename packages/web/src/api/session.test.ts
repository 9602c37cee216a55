import { afterEach, expect, test, vi } from 'vitest'
import { codeOf } from './problem.ts'
import { createSession, type Session } from './session.ts'

const user = { id: 'u', email: 'a@b.example', name: 'Ana' }

function createStorage(): Storage {
  const values = new Map<string, string>()
  const storage = Object.create({
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
    removeItem: (key: string) => values.delete(key),
  })
  return storage
}

const open = (storage: Storage, now: () => number = () => 0): Session =>
  createSession({ storage, now, inTurn: (task) => task() })

interface Sent {
  path: string
  token: string | null
}

/** A server with one session: tokens `t1`, `t2`, ... of which only the newest is good. */
function serve(options: { refreshStatus?: number } = {}) {
  const sent: Sent[] = []
  const server = { issued: 0, good: '', sent }
  const signIn = (): Response => {
    server.good = `t${++server.issued}`
    return Response.json({ access_token: server.good, expires_in: 1800, user, workspaces: [] })
  }
  const refuse = (status: number): Response =>
    Response.json({ code: 'auth.required', title: '', detail: '', status }, { status })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const token = new Headers(init.headers).get('authorization')?.slice('Bearer '.length) ?? null
    sent.push({ path: url.slice('/api/v1'.length), token })
    if (url.endsWith('/auth/login')) return signIn()
    if (url.endsWith('/auth/refresh')) return options.refreshStatus ? refuse(options.refreshStatus) : signIn()
    return token === server.good ? Response.json({ ok: true }) : refuse(401)
  })
  return server
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a first visit asks the server for nothing', async () => {
  const server = serve()
  const session = open(createStorage())
  await session.start()
  expect(session.getState().status).toBe('signed-out')
  expect(server.sent).toEqual([])
})

test('a later visit goes on without logging in', async () => {
  serve()
  const storage = createStorage()
  await open(storage).login('a@b.example', 'secret')
  const session = open(storage)
  await session.start()
  expect(session.getState()).toEqual({ status: 'signed-in', user, workspaces: [] })
})

test('calls that meet a 401 together renew the token once and are repeated', async () => {
  const server = serve()
  const session = open(createStorage())
  await session.login('a@b.example', 'secret')
  server.good = 'changed on the server'
  const replies = await Promise.all(['/a', '/b', '/c'].map((path) => session.call(path)))
  expect(replies.map(({ body }) => body)).toEqual([{ ok: true }, { ok: true }, { ok: true }])
  expect(server.sent.filter(({ path }) => path === '/auth/refresh')).toHaveLength(1)
})

test('renews the token a minute before it runs out', async () => {
  const server = serve()
  const clock = { now: 0 }
  const session = open(createStorage(), () => clock.now)
  await session.login('a@b.example', 'secret')
  clock.now = 1_739_000
  await session.call('/a')
  clock.now = 1_740_000
  await session.call('/b')
  expect(server.sent.map(({ path, token }) => `${path} ${token ?? ''}`.trim())).toEqual([
    '/auth/login',
    '/a t1',
    '/auth/refresh',
    '/b t2',
  ])
})

test('a session that the server has ended is over here too; a busy server ends nothing', async () => {
  for (const [refreshStatus, status] of [
    [401, 'signed-out'],
    [503, 'signed-in'],
  ] as const) {
    const server = serve({ refreshStatus })
    const session = open(createStorage())
    await session.login('a@b.example', 'secret')
    server.good = 'ended'
    expect(await session.call('/a').catch(codeOf)).toBe('auth.required')
    expect(session.getState().status).toBe(status)
  }
})

test('a server that is silent at the start ends nothing either', async () => {
  const storage = createStorage()
  serve()
  await open(storage).login('a@b.example', 'secret')
  serve({ refreshStatus: 503 })
  const session = open(storage)
  await expect(session.start()).rejects.toThrow()
  serve()
  await session.start()
  expect(session.getState().status).toBe('signed-in')
})

test('the access token is never stored', async () => {
  serve()
  const storage = createStorage()
  const setItem = vi.spyOn(storage, 'setItem')
  await open(storage).login('a@b.example', 'secret')
  expect(setItem.mock.calls).toEqual([['sqm.signed-in', 'yes']])
})
