import { newId } from '../../kernel/ids.ts'
import { findUserByEmail } from '../../store/repositories/users.ts'
import { emailKey } from '../accounts/email-key.ts'
import { hashSecretToken, newSecretToken } from '../accounts/secret-token.ts'
import type { Services } from '../ctx.ts'

/**
 * The token with which the user of this address sets a new password, once; null where there is no such user. For whoever
 * may open the store itself: nobody's rights are asked for.
 */
export async function makeResetLink(
  { store, clock, config }: Pick<Services, 'store' | 'clock' | 'config'>,
  email: string,
): Promise<{ token: string; expiresAt: number } | null> {
  const user = await store.read((db) => findUserByEmail(db, emailKey(email)))
  if (user === null) return null
  const nowMs = clock.now()
  const token = newSecretToken('sqo')
  const expiresAt = nowMs + config.ttl.resetLinkS * 1000
  await store.write(
    'createOneTimeToken',
    { tokenHash: hashSecretToken(token), purpose: 'reset-password', userId: user.id, expiresAt },
    { workspaceId: null, actorId: null, requestId: `admin-${newId(nowMs)}`, nowMs },
  )
  return { token, expiresAt }
}
