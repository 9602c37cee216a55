import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Config, type ConfigOptions, loadClientSettings, loadConfig } from './config.ts'

const key = randomBytes(32).toString('base64')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqm-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function load(environment: Record<string, string>, options: ConfigOptions = {}): Config {
  const result = loadConfig({ environment, folder, ...options })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.config
}

function problemsOf(environment: Record<string, string>): string[] {
  const result = loadConfig({ environment, folder })
  return result.ok ? [] : result.problems.map(({ setting, code }) => `${setting} ${code}`).sort()
}

describe('loadConfig', () => {
  it('needs nothing to be set in the local profile', () => {
    expect(load({})).toMatchObject({
      profile: 'local',
      host: '127.0.0.1',
      port: 8080,
      registration: 'invitation',
      logLevel: 'info',
      publicUrl: null,
      trustedProxies: [],
      secretKey: null,
    })
  })

  it('is strict in production and on an address that others reach, unless it is the demo', () => {
    expect(load({ NODE_ENV: 'production', SQM_SECRET_KEY: key }).profile).toBe('strict')
    for (const host of ['0.0.0.0', '::', '192.168.1.4', 'sqm.example.org', '127.example.org']) {
      expect(load({ SQM_HOST: host, SQM_SECRET_KEY: key }).profile, host).toBe('strict')
    }
    for (const host of ['127.0.0.1', '127.0.0.2', '::1', 'localhost'])
      expect(load({ SQM_HOST: host }).profile).toBe('local')
    expect(load({ SQM_HOST: '0.0.0.0' }, { profile: 'local' }).profile).toBe('local')
  })

  it('refuses a strict start without a key or with a weak one, and a weak key everywhere', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual(['SQM_SECRET_KEY config.weak-secret'])
    expect(problemsOf({ SQM_HOST: '0.0.0.0', SQM_SECRET_KEY: 'x'.repeat(64) })).toEqual([
      'SQM_SECRET_KEY config.weak-secret',
    ])
    expect(problemsOf({ SQM_SECRET_KEY: 'changeme' })).toEqual(['SQM_SECRET_KEY config.weak-secret'])
    expect(problemsOf({ SQM_SECRET_KEY: key, SQM_SECRET_KEY_PREVIOUS: 'old' })).toEqual([
      'SQM_SECRET_KEY_PREVIOUS config.weak-secret',
    ])
  })

  it('names everything that is wrong at once', () => {
    const problems = problemsOf({
      SQM_PORT: '99999',
      SQM_PUBLIC_URL: 'ftp://example.org',
      SQM_TRUSTED_PROXIES: '10.0.0.0/8, nobody',
      SQM_REGISTRATION: 'maybe',
      SQM_LOG_LEVEL: 'loud',
      SQM_TTL_ACCESS_TOKEN_S: '0',
      SQM_PROT: '8080',
      DATABASE_URL: 'mysql://localhost/x',
      DATABASE_POOL_SIZE: '0',
      DATABASE_REPLICA_URLS: 'postgres://localhost/x',
      SQM_SECRET_KEY_FILE: join(folder, 'absent'),
    })
    expect(problems).toEqual([
      'DATABASE_POOL_SIZE config.invalid',
      'DATABASE_REPLICA_URLS config.unsupported',
      'DATABASE_URL config.invalid',
      'SQM_LOG_LEVEL config.invalid',
      'SQM_PORT config.invalid',
      'SQM_PROT config.unknown',
      'SQM_PUBLIC_URL config.invalid',
      'SQM_REGISTRATION config.invalid',
      'SQM_SECRET_KEY_FILE config.unreadable',
      'SQM_TRUSTED_PROXIES config.invalid',
      'SQM_TTL_ACCESS_TOKEN_S config.invalid',
    ])
  })

  it('takes names for tests and for the CLI, and empty values as absent', () => {
    expect(
      problemsOf({
        SQM_TEST_REQUIRE_SERVICES: '1',
        SQM_URL: 'http://x',
        SQM_TOKEN: 't',
        SQM_PORT: '',
        DATABASE_URL: '',
      }),
    ).toEqual([])
  })

  it('reads a secret from the file that its _FILE setting names, or from the setting, not from both', () => {
    const path = join(folder, 'key')
    writeFileSync(path, `${key}\n`)
    expect(load({ SQM_SECRET_KEY_FILE: path }).secretKey?.reveal()).toBe(key)
    expect(problemsOf({ SQM_SECRET_KEY_FILE: path, SQM_SECRET_KEY: key })).toEqual([
      'SQM_SECRET_KEY_FILE config.invalid',
    ])
  })

  it('never shows a secret, in what it returns or in what it complains of', () => {
    const weak = 'canarycanary'
    expect(JSON.stringify(load({ SQM_SECRET_KEY: key }))).not.toContain(key)
    expect(JSON.stringify(loadConfig({ environment: { SQM_SECRET_KEY: weak }, folder }))).not.toContain(weak)
  })

  it('takes a PostgreSQL database, five connections to it and ten more', () => {
    expect(load({}).database).toBeNull()
    const { database } = load({ DATABASE_URL: 'postgres://ann:canary@db.example.org/sqm' })
    expect(database).toMatchObject({ pool: { size: 5, overflow: 10 }, waitMs: 60_000 })
    expect(database?.url.reveal()).toBe('postgres://ann:canary@db.example.org/sqm')
    expect(JSON.stringify(database)).not.toContain('canary')
    const path = join(folder, 'url')
    writeFileSync(path, 'postgresql:///sqm\n')
    expect(load({ DATABASE_URL_FILE: path }).database?.url.reveal()).toBe('postgresql:///sqm')
  })

  it('keeps its data in the checkout, or in the XDG folder of an installed program', () => {
    expect(load({ XDG_DATA_HOME: '/xdg' }).dataDir).toBe('/xdg/sqm')
    mkdirSync(join(folder, 'packages', 'server'), { recursive: true })
    writeFileSync(join(folder, 'packages', 'server', 'package.json'), '{}')
    expect(load({ XDG_DATA_HOME: '/xdg' }).dataDir).toBe(join(folder, 'data'))
    expect(load({ SQM_DATA_DIR: 'elsewhere' }).dataDir).toBe(join(folder, 'elsewhere'))
  })
})

describe('loadClientSettings', () => {
  it('tells the CLI where to look for its server', () => {
    const environment = {
      SQM_URL: 'http://127.0.0.1:1',
      SQM_TOKEN: 'canary',
      XDG_CONFIG_HOME: '/config',
      SQM_DATA_DIR: '/data',
    }
    const settings = loadClientSettings({ environment, folder })
    expect(settings).toMatchObject({ url: 'http://127.0.0.1:1', configDir: '/config/sqm', dataDir: '/data' })
    expect(settings.token?.reveal()).toBe('canary')
    expect(JSON.stringify(settings)).not.toContain('canary')
  })
})
