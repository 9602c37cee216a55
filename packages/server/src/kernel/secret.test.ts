import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { deriveKey, judgeSecretKey, knownSecretKeys, Secret } from './secret.ts'

describe('Secret', () => {
  it('never shows its value', () => {
    const secret = new Secret('canary')
    const shown = [`${secret}`, JSON.stringify({ secret }), inspect({ secret }), inspect(secret, { showHidden: true })]
    expect(shown.join()).not.toContain('canary')
    expect(secret.reveal()).toBe('canary')
  })
})

describe('judgeSecretKey', () => {
  it('accepts 32 random bytes in hexadecimal, base64 and base64url', () => {
    for (let round = 0; round < 500; round++) {
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        expect(judgeSecretKey(randomBytes(32).toString(encoding))).toBeNull()
      }
    }
  })

  it('refuses what is short, known, repeated, counted or typed', () => {
    const refused = [
      '',
      'secret',
      randomBytes(31).toString('hex'),
      ...knownSecretKeys,
      '0'.repeat(64),
      Buffer.alloc(32, 7).toString('base64'),
      randomBytes(16).toString('hex').repeat(2),
      Buffer.from(Array.from({ length: 32 }, (_, index) => index + 3)).toString('base64'),
      Buffer.from('correct horse battery staple is a phrase').toString('base64'),
      'correcthorsebatterystaplecorrecthorsebatterystaple',
      'please-change-me-please-change-me-please-change-me',
      '{"not":"a key at all, though it is long enough"}',
    ]
    for (const key of refused) expect(judgeSecretKey(key), key).toMatch(/needs|is/)
  })

  it('does not show the key in what it says', () => {
    expect(judgeSecretKey('canarycanary')).not.toContain('canary')
  })
})

describe('deriveKey', () => {
  it('gives each purpose a key of its own, the same for each spelling of the bytes', () => {
    const bytes = randomBytes(32)
    const key = new Secret(bytes.toString('hex'))
    const same = new Secret(bytes.toString('base64'))
    expect(deriveKey(key, 'access-token')).toHaveLength(32)
    expect(deriveKey(key, 'access-token')).toEqual(deriveKey(same, 'access-token'))
    expect(deriveKey(key, 'access-token')).not.toEqual(deriveKey(key, 'cursor'))
  })
})
