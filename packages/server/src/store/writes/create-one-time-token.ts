import type { OneTimeTokenTable } from '../tables.ts'
import { auditAccount } from './account-audit.ts'
import { defineWrite } from './write.ts'

export interface CreateOneTimeTokenInput {
  tokenHash: string
  purpose: OneTimeTokenTable['purpose']
  userId: string
  expiresAt: number
}

/** A link that works once. */
export const createOneTimeToken = defineWrite<CreateOneTimeTokenInput, null>(async (scope, input) => {
  const { tokenHash, purpose, userId, expiresAt } = input
  const created_at = scope.context.nowMs
  await scope.db
    .insertInto('one_time_token')
    .values({ token_hash: tokenHash, purpose, user_id: userId, created_at, expires_at: expiresAt, used_at: null })
    .execute()
  const note = { action: 'user.link-created', subjectKind: 'user', subjectId: userId, detail: { purpose } }
  await auditAccount(scope, userId, note)
  return null
})
