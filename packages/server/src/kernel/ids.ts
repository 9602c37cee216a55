import { randomFillSync } from 'node:crypto'

/** Random bytes are asked for in bulk: one call for each id would cost more than the id. */
const pool = Buffer.alloc(4096)
let poolUsed = pool.length

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
  const random = takeRandom()
  const variant = 0x80 | (Number.parseInt(random.slice(0, 2), 16) & 0x3f)
  const tail = variant.toString(16) + random.slice(2)
  const time = lastMs.toString(16).padStart(12, '0')
  const counter = sequence.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

/** 8 bytes as hexadecimal. */
function takeRandom(): string {
  if (poolUsed === pool.length) {
    randomFillSync(pool)
    poolUsed = 0
  }
  poolUsed += 8
  return pool.toString('hex', poolUsed - 8, poolUsed)
}
