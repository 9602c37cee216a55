import { createHash } from 'node:crypto'
import { deriveKey, type Secret } from '../../kernel/secret.ts'

/** A signing key with the name under which tokens call it. */
export interface SigningKey {
  id: string
  key: Buffer
}

/** The first key signs; all of them verify, so that tokens outlive a rotation of the secret. */
export type Keyring = readonly [SigningKey, ...SigningKey[]]

export function createKeyring(secretKey: Secret, previousSecretKey: Secret | null): Keyring {
  const current = signingKey(secretKey)
  return previousSecretKey === null ? [current] : [current, signingKey(previousSecretKey)]
}

function signingKey(secret: Secret): SigningKey {
  const key = deriveKey(secret, 'access-token')
  return { id: createHash('sha256').update('key id').update(key).digest('base64url').slice(0, 12), key }
}
