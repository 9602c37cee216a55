import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { judgeSecretKey, Secret } from './secret.ts'
import { ensureSecretKey, readSecretFile, removeSecretFile, writeSecretFile } from './secret-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqm-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('ensureSecretKey', () => {
  it('makes a key that only its owner may read, once', () => {
    const key = ensureSecretKey(join(folder, 'data'))
    expect(judgeSecretKey(key.reveal())).toBeNull()
    expect(ensureSecretKey(join(folder, 'data')).reveal()).toBe(key.reveal())
    expect(statSync(join(folder, 'data', 'secret-key')).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'data'))).toEqual(['secret-key'])
  })

  it('refuses a key that others may read, and one that is none', () => {
    ensureSecretKey(folder)
    chmodSync(join(folder, 'secret-key'), 0o644)
    expect(() => ensureSecretKey(folder)).toThrow(/chmod 600/)
    writeFileSync(join(folder, 'secret-key'), 'changeme')
    chmodSync(join(folder, 'secret-key'), 0o600)
    expect(() => ensureSecretKey(folder)).toThrow(/needs at least 32 random bytes/)
  })
})

describe('writeSecretFile', () => {
  it('replaces what was there and leaves no draft', () => {
    const path = join(folder, 'local-token')
    writeSecretFile(path, new Secret('first'))
    writeSecretFile(path, new Secret('second'))
    expect(readSecretFile(path)?.reveal()).toBe('second')
    expect(readdirSync(folder)).toEqual(['local-token'])
    removeSecretFile(path)
    expect(readSecretFile(path)).toBeNull()
  })
})
