import { randomBytes } from 'node:crypto'

let lastMs = 0
let sequence = 0

/**
 * A UUIDv7 (RFC 9562): 48 bits of time in milliseconds, then a 12-bit counter that keeps ids of one process in order, then
 * 62 random bits. Never goes backwards, even where the clock does.
 */
export function newId(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs
    sequence = 0
  } else if (++sequence > 0xfff) {
    lastMs++
    sequence = 0
  }
  const random = randomBytes(8)
  const variant = 0x80 | ((random[0] ?? 0) & 0x3f)
  const tail = variant.toString(16) + random.subarray(1).toString('hex')
  const time = lastMs.toString(16).padStart(12, '0')
  const counter = sequence.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
