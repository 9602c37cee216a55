import { auditAccount } from './account-audit.ts'
import { defineWrite } from './write.ts'

export interface CreateSessionInput {
  id: string
  userId: string
  userAgent: string
  refreshTokenHash: string
  /** Of the session and of its first refresh token. */
  expiresAt: number
}

/** A log-in on one device, with its first refresh token. */
export const createSession = defineWrite<CreateSessionInput, null>(async (scope, input) => {
  const { db, context } = scope
  const { id, userId, userAgent, expiresAt } = input
  await db
    .insertInto('session')
    .values({
      id,
      user_id: userId,
      user_agent: userAgent,
      created_at: context.nowMs,
      last_used_at: context.nowMs,
      expires_at: expiresAt,
      ended_at: null,
    })
    .execute()
  await db
    .insertInto('refresh_token')
    .values({
      token_hash: input.refreshTokenHash,
      session_id: id,
      created_at: context.nowMs,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  await auditAccount(scope, userId, { action: 'session.started', subjectKind: 'session', subjectId: id })
  return null
})
