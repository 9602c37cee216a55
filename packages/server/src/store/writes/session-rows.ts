import type { WriteScope } from './write.ts'

export async function endSessionRow({ db, context }: WriteScope, sessionId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: context.nowMs })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of a user but one; returns how many. */
export async function endSessionRows(
  { db, context }: WriteScope,
  { userId, exceptSessionId }: { userId: string; exceptSessionId: string | null },
): Promise<number> {
  const open = db
    .updateTable('session')
    .set({ ended_at: context.nowMs })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
  const ended = exceptSessionId === null ? open : open.where('id', '!=', exceptSessionId)
  return Number((await ended.executeTakeFirst()).numUpdatedRows)
}
