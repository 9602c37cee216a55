import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'sqm-web-'))
const secretPath = `${folder}-secret.txt`

let server: TestServer
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>The page</title>')
  writeFileSync(join(folder, 'assets', 'app-1234.js'), `export const text = '${'long '.repeat(1_000)}'`)
  writeFileSync(secretPath, 'not for the web')
  server = await startTestServer({}, { webFolder: folder })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
  rmSync(secretPath, { force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  server.client.send('GET', path, { headers: { accept: 'text/html', ...headers } })

test('every place inside the interface is its page, which no cache keeps', async () => {
  for (const path of ['/', '/queries', '/queries/0197f0c0-0000-7000-8000-000000000000', '/open']) {
    const { status, text, headers } = await get(path)
    expect(status, path).toBe(200)
    expect(text).toContain('The page')
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['content-security-policy']).toMatch(/script-src 'self';.*frame-ancestors 'none'/)
  }
})

test('files with a hash in their name are kept for ever, and sent compressed', async () => {
  const { status, headers, text } = await get('/assets/app-1234.js', { 'accept-encoding': 'gzip' })
  expect(status).toBe(200)
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['content-encoding']).toBe('gzip')
  expect(text.length).toBeLessThan(1_000)
})

test('what is not there is not the page: for the API, for files and for programs', async () => {
  for (const path of ['/api/v1/nothing', '/api/nothing', '/assets/gone.js']) {
    const { status, body } = await get(path)
    expect(status, path).toBe(404)
    expect(body).toMatchObject({ code: 'route.not-found' })
  }
  expect((await get('/nothing', { accept: 'application/json' })).status).toBe(404)
  expect((await server.client.send('POST', '/queries', { body: {} })).status).toBe(404)
})

test('nothing outside the folder is reached', async () => {
  const name = secretPath.slice(folder.lastIndexOf('/') + 1)
  for (const path of [
    `/../${name}`,
    `/..%2f${name}`,
    `/assets/../../${name}`,
    `/%2e%2e/${name}`,
    `/assets/..%5c..%5c${name}`,
    '//x',
    '/./x.js',
  ]) {
    const { status, text } = await get(path)
    expect(text, path).not.toContain('not for the web')
    expect([200, 404], path).toContain(status)
  }
})
