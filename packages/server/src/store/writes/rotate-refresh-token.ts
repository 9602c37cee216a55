import { auditAccount } from './account-audit.ts'
import { endSessionRow } from './session-rows.ts'
import { defineWrite, type WriteScope } from './write.ts'

export interface RotateRefreshTokenInput {
  usedHash: string
  newHash: string
  newExpiresAt: number
}

/**
 * `reused`: the token was used before, so that somebody else may have it; its session has ended.
 * `refused`: unknown, expired, or of a session that has ended.
 */
export type RotatedRefreshToken =
  | { outcome: 'rotated'; sessionId: string; userId: string }
  | { outcome: 'reused' | 'refused' }

/** Exchanges a refresh token once. An outcome and not an error, since the end of a session must be kept. */
export const rotateRefreshToken = defineWrite<RotateRefreshTokenInput, RotatedRefreshToken>(async (scope, input) => {
  const { db, context } = scope
  const token = await findToken(scope, input.usedHash)
  if (!token || token.ended_at !== null) return { outcome: 'refused' }
  if (Math.min(token.expires_at, token.session_expires_at) <= context.nowMs) return { outcome: 'refused' }
  const { session_id: sessionId, user_id: userId } = token
  const used = await db
    .updateTable('refresh_token')
    .set({ used_at: context.nowMs })
    .where('token_hash', '=', input.usedHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) return endReused(scope, token)
  const fresh = { token_hash: input.newHash, session_id: sessionId, created_at: context.nowMs }
  await db
    .insertInto('refresh_token')
    .values({ ...fresh, expires_at: input.newExpiresAt, used_at: null })
    .execute()
  await db
    .updateTable('session')
    .set({ last_used_at: context.nowMs, expires_at: input.newExpiresAt })
    .where('id', '=', sessionId)
    .execute()
  return { outcome: 'rotated', sessionId, userId }
})

function findToken({ db }: WriteScope, hash: string) {
  return db
    .selectFrom('refresh_token')
    .innerJoin('session', 'session.id', 'refresh_token.session_id')
    .select(['refresh_token.session_id', 'refresh_token.expires_at'])
    .select(['session.user_id', 'session.ended_at', 'session.expires_at as session_expires_at'])
    .where('refresh_token.token_hash', '=', hash)
    .executeTakeFirst()
}

async function endReused(
  scope: WriteScope,
  { session_id, user_id }: { session_id: string; user_id: string },
): Promise<RotatedRefreshToken> {
  await endSessionRow(scope, session_id)
  const note = { action: 'session.token-reused', subjectKind: 'session', subjectId: session_id }
  await auditAccount(scope, user_id, note)
  return { outcome: 'reused' }
}
