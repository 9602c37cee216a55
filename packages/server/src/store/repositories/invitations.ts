import type { Db } from '../store.ts'

/** Whether this token invites this address, now. `emailKey`: NFKC, lower case. */
export async function isInvited(
  db: Db,
  { tokenHash, emailKey, nowMs }: { tokenHash: string; emailKey: string; nowMs: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('invitation')
    .select('email_key')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', nowMs)
    .executeTakeFirst()
  return row?.email_key === emailKey
}
