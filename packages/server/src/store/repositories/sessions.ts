import type { Db } from '../store.ts'

export interface Session {
  id: string
  userId: string
  userAgent: string
  createdAt: number
  lastUsedAt: number
  expiresAt: number
}

/** The sessions of a user that are open, the last used first. */
export async function listSessions(db: Db, userId: string, nowMs: number): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', nowMs)
    .orderBy('last_used_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    userId: row.user_id,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  }))
}
