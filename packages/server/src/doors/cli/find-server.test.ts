import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ClientSettings } from '../../kernel/config.ts'
import { Secret } from '../../kernel/secret.ts'
import { writeSecretFile } from '../../kernel/secret-files.ts'
import { writeProfile } from './cli-profile.ts'
import { findServer, normalizeUrl, profilePathOf, type ServerFlags } from './find-server.ts'

let settings: ClientSettings
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'sqm-client-'))
  settings = { url: null, token: null, configDir: join(folder, 'config'), dataDir: join(folder, 'data') }
})
afterEach(() => rmSync(join(settings.dataDir, '..'), { recursive: true }))

const profile = {
  v: 1 as const,
  url: 'https://profile.example',
  access_token: 'of-profile',
  access_expires_at_ms: Date.now() + 1_000_000,
  refresh_token: 'r',
}

async function found(flags: ServerFlags = {}): Promise<[url: string, token: string | undefined]> {
  const { url, token } = findServer(flags, settings)
  return [url, (await token())?.reveal()]
}

test('takes flags, then the environment, then the profile, then the local server', async () => {
  expect(() => findServer({}, settings)).toThrow('no server is known')
  writeSecretFile(
    join(settings.dataDir, 'local-token'),
    new Secret(JSON.stringify({ url: 'http://127.0.0.1:8080', token: 'of-local' })),
  )
  expect(await found()).toEqual(['http://127.0.0.1:8080', 'of-local'])
  writeProfile(profilePathOf(settings), profile)
  expect(await found()).toEqual(['https://profile.example', 'of-profile'])
  settings = { ...settings, url: 'https://environment.example/', token: new Secret('of-environment') }
  expect(await found()).toEqual(['https://environment.example', 'of-environment'])
  expect(await found({ server: 'https://flag.example', token: 'of-flag' })).toEqual(['https://flag.example', 'of-flag'])
})

test('sends no token to a server that it was not given for', async () => {
  writeProfile(profilePathOf(settings), profile)
  settings = { ...settings, url: 'https://environment.example', token: new Secret('of-environment') }
  expect(await found({ server: 'https://other.example' })).toEqual(['https://other.example', undefined])
  expect(await found({ server: 'https://profile.example/' })).toEqual(['https://profile.example', 'of-profile'])
})

test('refuses addresses that a token must not travel to, and files that others can read', () => {
  for (const url of ['ftp://127.0.0.1', 'nonsense', 'http://sqm.example.org', 'http://127.0.0.1.example.org']) {
    expect(() => normalizeUrl(url), url).toThrow()
  }
  expect(normalizeUrl('http://localhost:8080/sqm/')).toBe('http://localhost:8080/sqm')
  writeProfile(profilePathOf(settings), profile)
  chmodSync(profilePathOf(settings), 0o644)
  expect(() => findServer({}, settings)).toThrow('chmod 600')
  chmodSync(profilePathOf(settings), 0o600)
  writeFileSync(profilePathOf(settings), 'nonsense')
  expect(() => findServer({}, settings)).toThrow('is not a profile')
})
