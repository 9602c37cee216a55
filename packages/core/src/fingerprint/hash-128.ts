/**
 * MurmurHash3_x86_128 of some bytes as 32 hexadecimal digits, the four words in order, each with its high digit first.
 * Made for telling texts apart, not for security: whoever wants a collision can build one.
 * Source: Austin Appleby, SMHasher, MurmurHash3.cpp (public domain); checked against its verification value.
 */
export function hash128(bytes: Uint8Array, seed = 0): string {
  return hashWords(bytes, seed)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('')
}

const c1 = 0x239b961b
const c2 = 0xab0e9789
const c3 = 0x38b34ae5
const c4 = 0xa1e38b93

/** The four 32-bit words of the hash, signed. */
export function hashWords(bytes: Uint8Array, seed: number): [number, number, number, number] {
  let h1 = seed
  let h2 = seed
  let h3 = seed
  let h4 = seed
  const tail = bytes.length & ~15
  for (let i = 0; i < tail; i += 16) {
    h1 = (Math.imul(rotate(h1 ^ mix1(word(bytes, i)), 19) + h2, 5) + 0x561ccd1b) | 0
    h2 = (Math.imul(rotate(h2 ^ mix2(word(bytes, i + 4)), 17) + h3, 5) + 0x0bcaa747) | 0
    h3 = (Math.imul(rotate(h3 ^ mix3(word(bytes, i + 8)), 15) + h4, 5) + 0x96cd1c35) | 0
    h4 = (Math.imul(rotate(h4 ^ mix4(word(bytes, i + 12)), 13) + h1, 5) + 0x32ac3b17) | 0
  }
  // Words past the end read as zero, and a zero word mixes to zero: the fall-through of the original is not needed.
  h1 ^= mix1(word(bytes, tail)) ^ bytes.length
  h2 ^= mix2(word(bytes, tail + 4)) ^ bytes.length
  h3 ^= mix3(word(bytes, tail + 8)) ^ bytes.length
  h4 ^= mix4(word(bytes, tail + 12)) ^ bytes.length
  ;[h1, h2, h3, h4] = spread(h1, h2, h3, h4)
  return spread(finish(h1), finish(h2), finish(h3), finish(h4))
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

/** Four bytes, the low one first; what lies behind the end is zero. */
function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
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
