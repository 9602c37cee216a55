import { hash128 } from './hash-128.ts'

/** The 128-bit hash of a text: of its UTF-16 units, the low byte first. */
export function hashText(text: string): string {
  const bytes = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    bytes[i * 2] = unit
    bytes[i * 2 + 1] = unit >> 8
  }
  return hash128(bytes)
}
