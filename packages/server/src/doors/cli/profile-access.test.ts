import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readProfile, withProfileLock, writeProfile } from './cli-profile.ts'
import { profileAccess } from './profile-access.ts'

let folder: string
let path: string
let server: Server
let url: string
let used: string[]

/** A server that gives the next tokens, once for each refresh token. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sqm-profile-'))
  path = join(folder, 'config.json')
  used = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const token = String(JSON.parse(body).refresh_token)
      const isSpent = used.includes(token)
      used.push(token)
      response.writeHead(isSpent ? 401 : 200, { 'content-type': 'application/json' })
      const user = { email: 'ana@example.org', name: 'Ana' }
      const answer = {
        access_token: `access-${used.length}`,
        expires_in: 1800,
        refresh_token: `refresh-${used.length}`,
        user,
      }
      response.end(JSON.stringify(isSpent ? { title: 'Used', code: 'auth.wrong-token' } : answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
})
afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const expired = () => ({
  v: 1 as const,
  url,
  access_token: 'old',
  access_expires_at_ms: Date.now() - 1,
  refresh_token: 'refresh-0',
})

test('exchanges a token that has run out once, however many calls need it at the same time', async () => {
  writeProfile(path, expired())
  const tokens = await Promise.all(Array.from({ length: 5 }, () => profileAccess(url, path).token()))
  expect(tokens.map((token) => token?.reveal())).toEqual(Array.from({ length: 5 }, () => 'access-1'))
  expect(used).toEqual(['refresh-0'])
  expect(readProfile(path)).toMatchObject({ access_token: 'access-1', refresh_token: 'refresh-1' })
})

test('says to log in again where the session is over', async () => {
  used.push('refresh-0')
  writeProfile(path, expired())
  await expect(profileAccess(url, path).token()).rejects.toMatchObject({ hint: 'Run `sqm login`, or set SQM_TOKEN.' })
})

test('lets one call at a time change the profile, also after one has failed', async () => {
  const events: string[] = []
  const work = (name: string) => async () => {
    events.push(`${name} in`)
    await new Promise(setImmediate)
    events.push(`${name} out`)
    if (name === 'a') throw new Error('it broke')
  }
  const [first] = await Promise.allSettled([withProfileLock(path, work('a')), withProfileLock(path, work('b'))])
  expect(first.status).toBe('rejected')
  expect(events).toEqual(['a in', 'a out', 'b in', 'b out'])
})

test('keeps what it was told and nothing else', () => {
  expect(readProfile(path)).toBeNull()
  writeProfile(path, expired())
  expect(readProfile(path)).toEqual(expect.objectContaining({ url, refresh_token: 'refresh-0' }))
  writeFileSync(path, '{"v":2}')
  expect(() => readProfile(path)).toThrow('is not a profile')
})
