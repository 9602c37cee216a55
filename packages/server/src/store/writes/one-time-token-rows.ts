import { AppError } from '../../kernel/app-error.ts'
import { auditAccount } from './account-audit.ts'
import type { UseOneTimeTokenInput } from './use-one-time-token.ts'
import type { WriteScope } from './write.ts'

export async function takeOneTimeToken(
  scope: WriteScope,
  { tokenHash, purpose }: UseOneTimeTokenInput,
): Promise<string> {
  const { nowMs } = scope.context
  const [taken] = await scope.db
    .updateTable('one_time_token')
    .set({ used_at: nowMs })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', nowMs)
    .returning('user_id')
    .execute()
  if (!taken) throw new AppError('auth.wrong-token')
  const { user_id: userId } = taken
  await auditAccount(scope, userId, {
    action: 'user.link-used',
    subjectKind: 'user',
    subjectId: userId,
    detail: { purpose },
  })
  return userId
}
