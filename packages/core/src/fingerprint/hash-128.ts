/**
 * MurmurHash3_x86_128 as 32 hexadecimal digits: the four words in order, each with its high digit first.
 * `words` holds the bytes by fours, the low one first; what lies behind `sizeBytes` must be zero.
 * Made for telling texts apart, not for security: whoever wants a collision can build one.
 * Source: Austin Appleby, SMHasher, MurmurHash3.cpp (public domain); checked against its verification value.
 */
export function hash128(words: Uint32Array, sizeBytes: number): string {
  let hex = ''
  for (const word of hashWords(words, sizeBytes, 0)) hex += (word >>> 0).toString(16).padStart(8, '0')
  return hex
}

const c1 = 0x239b961b
const c2 = 0xab0e9789
const c3 = 0x38b34ae5
const c4 = 0xa1e38b93

/** The four 32-bit words of the hash, signed. */
export function hashWords(words: Uint32Array, sizeBytes: number, seed: number): [number, number, number, number] {
  let h1 = seed
  let h2 = seed
  let h3 = seed
  let h4 = seed
  const tail = (sizeBytes >>> 4) * 4
  for (let i = 0; i < tail; i += 4) {
    h1 = (Math.imul(rotate(h1 ^ mix1(words[i] ?? 0), 19) + h2, 5) + 0x561ccd1b) | 0
    h2 = (Math.imul(rotate(h2 ^ mix2(words[i + 1] ?? 0), 17) + h3, 5) + 0x0bcaa747) | 0
    h3 = (Math.imul(rotate(h3 ^ mix3(words[i + 2] ?? 0), 15) + h4, 5) + 0x96cd1c35) | 0
    h4 = (Math.imul(rotate(h4 ^ mix4(words[i + 3] ?? 0), 13) + h1, 5) + 0x32ac3b17) | 0
  }
  // A word past the end mixes to zero: the fall-through of the original is not needed.
  h1 ^= mix1(words[tail] ?? 0) ^ sizeBytes
  h2 ^= mix2(words[tail + 1] ?? 0) ^ sizeBytes
  h3 ^= mix3(words[tail + 2] ?? 0) ^ sizeBytes
  h4 ^= mix4(words[tail + 3] ?? 0) ^ sizeBytes
  const [s1, s2, s3, s4] = spread(h1, h2, h3, h4)
  return spread(finish(s1), finish(s2), finish(s3), finish(s4))
}

function mix1(k: number): number {
  return Math.imul(rotate(Math.imul(k, c1), 15), c2)
}

function mix2(k: number): number {
  return Math.imul(rotate(Math.imul(k, c2), 16), c3)
}

function mix3(k: number): number {
  return Math.imul(rotate(Math.imul(k, c3), 17), c4)
}

function mix4(k: number): number {
  return Math.imul(rotate(Math.imul(k, c4), 18), c1)
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits))
}

function spread(a: number, b: number, c: number, d: number): [number, number, number, number] {
  const sum = (a + b + c + d) | 0
  return [sum, (b + sum) | 0, (c + sum) | 0, (d + sum) | 0]
}

function finish(h: number): number {
  let x = h ^ (h >>> 16)
  x = Math.imul(x, 0x85ebca6b)
  x ^= x >>> 13
  x = Math.imul(x, 0xc2b2ae35)
  return x ^ (x >>> 16)
}
