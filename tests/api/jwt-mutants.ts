import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto'

interface Parts {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  key: Buffer
}

/**
 * Tokens that differ from a good one in one way each, by name. Most are signed with the server's own key: what they try is
 * whether the rest is looked at.
 */
export function mutateToken(good: string, key: Buffer): Readonly<Record<string, string>> {
  const [head = '', body = '', signature = ''] = good.split('.')
  const header = decode(head)
  const claims = decode(body)
  const { exp, iat } = claims
  if (typeof exp !== 'number' || typeof iat !== 'number') throw new Error('a good token has times')
  const make = (change: Partial<Parts>): string => signed({ header, claims, key, ...change })
  const withHeader = (change: Record<string, unknown>): string => make({ header: { ...header, ...change } })
  const withClaims = (change: Record<string, unknown>): string => make({ claims: { ...claims, ...change } })
  const without = (name: string): string =>
    make({ claims: Object.fromEntries(Object.entries(claims).filter(([own]) => own !== name)) })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const rsaInput = `${encode({ ...header, alg: 'RS256' })}.${body}`
  const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return {
    empty: '',
    'one part': head,
    'two parts': `${head}.${body}`,
    'four parts': `${good}.${signature}`,
    'no signature': `${head}.${body}.`,
    'signature of another token': `${head}.${encode({ ...claims, sub: randomUUID() })}.${signature}`,
    'signature cut': good.slice(0, -4),
    'signature flipped': `${head}.${body}.${flip(signature)}`,
    'signature of zeros': `${head}.${body}.${Buffer.alloc(32).toString('base64url')}`,
    'body flipped': `${head}.${flip(body)}.${signature}`,
    'another key': make({ key: Buffer.alloc(32, 7) }),
    'empty key': make({ key: Buffer.alloc(0) }),
    'alg none without signature': `${encode({ ...header, alg: 'none' })}.${body}.`,
    'alg none with signature': withHeader({ alg: 'none' }),
    'alg None': `${encode({ ...header, alg: 'None' })}.${body}.`,
    'alg HS384': withHeader({ alg: 'HS384' }),
    'alg HS512': withHeader({ alg: 'HS512' }),
    'alg hs256': withHeader({ alg: 'hs256' }),
    'alg RS256, signed so': `${rsaInput}.${sign('sha256', Buffer.from(rsaInput), rsa.privateKey).toString('base64url')}`,
    'alg HS256 by a public key': make({ key: Buffer.from(publicPem) }),
    'no alg': make({ header: { typ: header.typ, kid: header.kid } }),
    'typ JWT': withHeader({ typ: 'JWT' }),
    'no typ': make({ header: { alg: header.alg, kid: header.kid } }),
    'typ of an identity token': withHeader({ typ: 'id+jwt' }),
    'no kid': make({ header: { alg: header.alg, typ: header.typ } }),
    'unknown kid': withHeader({ kid: 'unknown' }),
    'path in kid': withHeader({ kid: '../../../../dev/null' }),
    'SQL in kid': withHeader({ kid: "x' union select 'key" }),
    'kid of Object': withHeader({ kid: '__proto__' }),
    'embedded key': withHeader({ jwk: { kty: 'oct', k: key.toString('base64url') } }),
    'key elsewhere': withHeader({ jku: 'http://127.0.0.1:1/keys' }),
    'certificate elsewhere': withHeader({ x5u: 'http://127.0.0.1:1/cert' }),
    'critical extension': withHeader({ crit: ['exp'] }),
    'not encoded payload': withHeader({ b64: false, crit: ['b64'] }),
    compressed: withHeader({ zip: 'DEF' }),
    'no exp': without('exp'),
    expired: withClaims({ iat: iat - 4_000, nbf: iat - 4_000, exp: iat - 2_200 }),
    'exp as text': withClaims({ exp: String(exp) }),
    'exp far away': withClaims({ exp: exp + 86_400 }),
    'negative exp': withClaims({ exp: -1 }),
    'no nbf': without('nbf'),
    'not yet': withClaims({ nbf: iat + 600, iat: iat + 600, exp: iat + 2_400 }),
    'no iat': without('iat'),
    'no iss': without('iss'),
    'wrong iss': withClaims({ iss: 'https://issuer.example' }),
    'no aud': without('aud'),
    'wrong aud': withClaims({ aud: 'somebody-else' }),
    'aud as a list': withClaims({ aud: [claims.aud] }),
    'no sub': without('sub'),
    'sub of nobody': withClaims({ sub: randomUUID() }),
    'sub that is no id': withClaims({ sub: '../admin' }),
    'no session': without('sid'),
    'session of nobody': withClaims({ sid: randomUUID() }),
    'no jti': without('jti'),
    'further claim': withClaims({ role: 'owner' }),
    'claims as a list': signed({ header, claims: [claims], key }),
    'claims as text': signed({ header, claims: 'text', key }),
    '100 kB': withClaims({ jti: 'x'.repeat(100_000) }),
    '3 kB': withClaims({ jti: 'x'.repeat(3_000) }),
    'twice encoded': Buffer.from(good).toString('base64url'),
  }
}

function signed({ header, claims, key }: { header: unknown; claims: unknown; key: Buffer }): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
}

function flip(part: string): string {
  const middle = Math.floor(part.length / 2)
  return part.slice(0, middle) + (part[middle] === 'A' ? 'B' : 'A') + part.slice(middle + 1)
}
