import { describe, expect, test } from 'vitest'
import { hash128, hashWords } from './hash-128.ts'
import { hashText } from './hash-text.ts'

/** Bytes by fours, the low one first. */
function pack(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil(bytes.length / 4))
  bytes.forEach((byte, i) => {
    words[i >> 2] = (words[i >> 2] ?? 0) | (byte << ((i & 3) * 8))
  })
  return words
}

describe('hash128', () => {
  test('gives the verification value of SMHasher: every length up to 255 bytes, every seed up to 256', () => {
    const hashes = Array.from({ length: 256 }, (_, length) => {
      const key = Uint8Array.from({ length }, (_unused, i) => i)
      return hashWords(pack(key), length, 256 - length)
    })
    const joined = Uint32Array.from(hashes.flat())
    expect(hashWords(joined, joined.length * 4, 0)[0] >>> 0).toBe(0xb3ece62a)
  })

  test.each([
    ['', '00000000000000000000000000000000'],
    ["I will not buy this tobacconist's, it is scratched.", '9b5b7ba2ef3f7866889adeaf00f3f98e'],
  ])('hashes %j as other implementations do', (text, expected) => {
    const bytes = Uint8Array.from(Buffer.from(text, 'latin1'))
    expect(hash128(pack(bytes), bytes.length)).toBe(expected)
  })
})

test('a text is hashed as its UTF-16 bytes, of any length', () => {
  for (const text of ['', 'a', 'ab', 'select 1', 'sélect \u{1f600} x', 'x'.repeat(33)]) {
    const bytes = Uint8Array.from(Buffer.from(text, 'utf16le'))
    expect(hashText(text)).toBe(hash128(pack(bytes), bytes.length))
  }
})
