import { hash128 } from './hash-128.ts'

/** The 128-bit hash of a text: of its UTF-16 units, two bytes each, the low one first. */
export function hashText(text: string): string {
  const words = new Uint32Array((text.length + 1) >>> 1)
  for (let i = 0; i < words.length; i++) {
    // Behind the end of an odd text `charCodeAt` is NaN, which counts as zero here.
    words[i] = text.charCodeAt(i * 2) | (text.charCodeAt(i * 2 + 1) << 16)
  }
  return hash128(words, text.length * 2)
}
