import { createHash } from 'node:crypto'

/** With the ids beside it, two such keys fit into one entry of a PostgreSQL index (2,704 bytes). */
const bytesMax = 600

/** The key of a name as it is stored and looked for: itself, or its beginning and its hash where it is very long. */
export function boundKey(key: string): string {
  // A character of UTF-16 has three bytes of UTF-8 at most.
  if (key.length * 3 <= bytesMax || Buffer.byteLength(key) <= bytesMax) return key
  return `${key.slice(0, 100)} ${createHash('sha256').update(key).digest('hex')}`
}
