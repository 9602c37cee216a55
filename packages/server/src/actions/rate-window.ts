import { LRUCache } from 'lru-cache'
import { AppError } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ErrorCode } from '../kernel/error-codes.ts'

export interface RateWindow {
  /** Counts one for the key; throws with the seconds to wait once the limit is reached. Refused calls do not count. */
  take(key: string): void
  /** Gives one back, for what turned out to be harmless. */
  refund(key: string): void
}

interface Counts {
  window: number
  current: number
  previous: number
}

/** Keys remembered at most; the ones not seen for longest go first. */
const keysMax = 100_000

/**
 * At most `limit` calls of a key in any `windowMs`, by a sliding window of two counters: the last window counts by the part
 * that still overlaps. In memory, so that a limit is that of one process.
 */
export function createRateWindow(
  { limit, windowMs, code }: { limit: number; windowMs: number; code: ErrorCode },
  clock: Clock,
): RateWindow {
  const counts = new LRUCache<string, Counts>({ max: keysMax })
  const read = (key: string, window: number): Counts => {
    const found = counts.get(key)
    if (found?.window === window) return found
    const previous = found?.window === window - 1 ? found.current : 0
    const fresh = { window, current: 0, previous }
    counts.set(key, fresh)
    return fresh
  }
  return {
    take(key) {
      const now = clock.now()
      const window = Math.floor(now / windowMs)
      const count = read(key, window)
      const leftMs = (window + 1) * windowMs - now
      if (count.current + (count.previous * leftMs) / windowMs >= limit) {
        throw new AppError(code, { seconds: Math.max(1, Math.ceil(leftMs / 1000)) })
      }
      count.current++
    },
    refund(key) {
      const count = counts.get(key)
      if (count && count.current > 0) count.current--
    },
  }
}
