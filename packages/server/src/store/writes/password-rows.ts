import { AppError } from '../../kernel/app-error.ts'
import { auditAccount } from './account-audit.ts'
import { endSessionRows } from './session-rows.ts'
import type { SetPasswordInput } from './set-password.ts'
import type { WriteScope } from './write.ts'

export async function changePassword(scope: WriteScope, input: SetPasswordInput): Promise<void> {
  const { userId, passwordHash } = input
  const changed = await scope.db
    .updateTable('user_account')
    .set({ password_hash: passwordHash })
    .where('id', '=', userId)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new AppError('user.not-found')
  const ended = await endSessionRows(scope, input)
  const note = { action: 'user.password-changed', subjectKind: 'user', subjectId: userId, detail: { ended } }
  await auditAccount(scope, userId, note)
}
