import type { OneTimeTokenTable } from '../tables.ts'
import { takeOneTimeToken } from './one-time-token-rows.ts'
import { defineWrite } from './write.ts'

export interface UseOneTimeTokenInput {
  tokenHash: string
  purpose: OneTimeTokenTable['purpose']
}

/** Whose link it was; `auth.wrong-token` where it is unknown, used, expired or for something else. */
export const useOneTimeToken = defineWrite<UseOneTimeTokenInput, { userId: string }>(async (scope, input) => ({
  userId: await takeOneTimeToken(scope, input),
}))
