import type { Clock } from '../../kernel/clock.ts'
import { addressBucket } from '../address-bucket.ts'
import { createRateWindow } from '../rate-window.ts'
import { emailKey } from './email-key.ts'

/** In any quarter of an hour. Only what reaches the password counts, and a right password is given back. */
export const attemptLimits = { ofAccount: 10, ofAddress: 100, windowMs: 15 * 60 * 1000 } as const

export interface SignInAttempts {
  /**
   * Counts an attempt on an account and from an address, before the password is looked at; throws `auth.too-many-attempts`
   * when either has had too many. The function it returns takes the attempt back, once the password turned out right.
   */
  take(email: string, address: string): () => void
}

export function createSignInAttempts(clock: Clock): SignInAttempts {
  const { ofAccount, ofAddress, windowMs } = attemptLimits
  const code = 'auth.too-many-attempts'
  const accounts = createRateWindow({ limit: ofAccount, windowMs, code }, clock)
  const addresses = createRateWindow({ limit: ofAddress, windowMs, code }, clock)
  return {
    take(email, address) {
      const account = emailKey(email)
      const bucket = addressBucket(address)
      addresses.take(bucket)
      accounts.take(account)
      return () => {
        addresses.refund(bucket)
        accounts.refund(account)
      }
    },
  }
}
