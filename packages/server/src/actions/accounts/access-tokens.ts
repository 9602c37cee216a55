import { createDecoder, createSigner, createVerifier } from 'fast-jwt'
import { LRUCache } from 'lru-cache'
import * as z from 'zod'
import type { Clock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { Keyring, SigningKey } from './keyring.ts'

/** How far another machine's clock may be off. */
const toleranceSeconds = 30
/** No token of ours comes near it. */
const tokenLengthMax = 2_000
const issuer = 'sql-query-manager'
const audience = 'sql-query-manager/api'

const Header = z.strictObject({ alg: z.literal('HS256'), typ: z.literal('at+jwt'), kid: z.string() })
const Claims = z.strictObject({
  iss: z.literal(issuer),
  aud: z.literal(audience),
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.uuid(),
  iat: z.int(),
  nbf: z.int(),
  exp: z.int(),
})
type Claims = z.infer<typeof Claims>

export interface AccessTokens {
  sign(userId: string, sessionId: string): string
  /** Whose token it is; null for anything that is not a valid token at this moment. Never throws. */
  verify(token: string): { userId: string; sessionId: string } | null
}

/**
 * JWTs, HS256 and nothing else (RFC 8725): the key comes from our own ring by its exact name, the header
 * may hold nothing that points elsewhere, and every claim must be there. Signatures already seen as good are remembered,
 * times are checked at each call.
 */
export function createAccessTokens(keys: Keyring, lifeSeconds: number, clock: Clock): AccessTokens {
  const sign = createSigner({
    algorithm: 'HS256',
    key: keys[0].key,
    header: { alg: 'HS256', typ: 'at+jwt', kid: keys[0].id },
  })
  const verifiers = new Map(keys.map((key) => [key.id, createClaimsReader(key)]))
  const decode = createDecoder({ complete: true })
  const seen = new LRUCache<string, Claims>({ max: 10_000 })

  const read = (token: string): Claims | null => {
    const known = seen.get(token)
    if (known !== undefined) return known
    try {
      const header = Header.safeParse(decode(token).header)
      const claims = header.success ? verifiers.get(header.data.kid)?.(token) : undefined
      if (claims === undefined) return null
      seen.set(token, claims)
      return claims
    } catch {
      return null
    }
  }

  return {
    sign(userId, sessionId) {
      const now = seconds(clock)
      const claims: Claims = {
        iss: issuer,
        aud: audience,
        sub: userId,
        sid: sessionId,
        jti: newId(),
        iat: now,
        nbf: now,
        exp: now + lifeSeconds,
      }
      return sign(claims)
    },
    verify(token) {
      if (token.length > tokenLengthMax) return null
      const claims = read(token)
      if (claims === null || !isTimely(claims, lifeSeconds, seconds(clock))) return null
      return { userId: claims.sub, sessionId: claims.sid }
    },
  }
}

/** Reads a token signed with this key; throws, or gives undefined, for any other. */
function createClaimsReader({ key }: SigningKey): (token: string) => Claims | undefined {
  // Times are ours to check, against the server's clock rather than the machine's.
  const verify = createVerifier({ key, algorithms: ['HS256'], ignoreExpiration: true, ignoreNotBefore: true })
  return (token) => Claims.safeParse(verify(token)).data
}

function isTimely({ iat, nbf, exp }: Claims, lifeSeconds: number, now: number): boolean {
  return exp - iat <= lifeSeconds && now < exp && nbf <= now + toleranceSeconds && iat <= now + toleranceSeconds
}

function seconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000)
}
