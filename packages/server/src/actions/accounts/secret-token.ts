import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, with a prefix by which secret scanners and people know what they found. */
export function newSecretToken(prefix: 'sqr' | 'sqo' | 'sqi' | 'sqb' | 'sql'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}

/** What is stored of a token: enough to find it again, useless to whoever reads the store. */
export function hashSecretToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
