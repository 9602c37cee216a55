import type { Action } from '../../actions/action.ts'
import type { Actor } from '../../actions/actor.ts'
import { addressBucket } from '../../actions/address-bucket.ts'
import { createRateWindow } from '../../actions/rate-window.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Profile } from '../../kernel/config.ts'

export interface LimitSizes {
  /** Calls without an actor, of one address. */
  publicPerMinute: number
  /** Changes and heavy reads of one user. */
  costlyPerMinute: number
}

/** Far above what people and their pipelines need; a laptop's owner may hurry more. */
export const limitSizes: Readonly<Record<Profile, LimitSizes>> = {
  local: { publicPerMinute: 600, costlyPerMinute: 60_000 },
  strict: { publicPerMinute: 120, costlyPerMinute: 6_000 },
}

export interface CallLimits {
  /** Throws `rate.limited`, with the seconds to wait. */
  take(action: Action, actor: Actor | null, address: string): void
}

export function createCallLimits(sizes: LimitSizes, clock: Clock): CallLimits {
  const window = (limit: number) => createRateWindow({ limit, windowMs: 60_000, code: 'rate.limited' }, clock)
  const ofAddress = window(sizes.publicPerMinute)
  const ofUser = window(sizes.costlyPerMinute)
  return {
    take(action, actor, address) {
      const isCostly = action.http.method !== 'GET' || action.cost === 'heavy'
      if (action.permission === 'public') ofAddress.take(addressBucket(address))
      else if (actor !== null && isCostly) ofUser.take(actor.userId)
    },
  }
}
