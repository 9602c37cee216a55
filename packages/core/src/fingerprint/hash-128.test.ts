import { describe, expect, test } from 'vitest'
import { hash128, hashWords } from './hash-128.ts'

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

describe('hash128', () => {
  test('gives the verification value of SMHasher: every length up to 255 bytes, every seed up to 256', () => {
    const hashes = Array.from({ length: 256 }, (_, length) => {
      const key = Uint8Array.from({ length }, (_unused, i) => i)
      return hashWords(key, 256 - length)
    })
    const joined = new Uint8Array(new Int32Array(hashes.flat()).buffer)
    expect(hashWords(joined, 0)[0] >>> 0).toBe(0xb3ece62a)
  })

  test.each([
    ['', '00000000000000000000000000000000'],
    ["I will not buy this tobacconist's, it is scratched.", '9b5b7ba2ef3f7866889adeaf00f3f98e'],
  ])('hashes %j as other implementations do', (text, expected) => {
    expect(hash128(ascii(text))).toBe(expected)
  })
})
