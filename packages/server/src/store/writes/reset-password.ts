import { takeOneTimeToken } from './one-time-token-rows.ts'
import { changePassword } from './password-rows.ts'
import { defineWrite } from './write.ts'

export interface ResetPasswordInput {
  tokenHash: string
  passwordHash: string
}

/** Uses a reset link and sets the password, both or neither; every session ends. `auth.wrong-token`. */
export const resetPassword = defineWrite<ResetPasswordInput, { userId: string }>(
  async (scope, { tokenHash, passwordHash }) => {
    const userId = await takeOneTimeToken(scope, { tokenHash, purpose: 'reset-password' })
    await changePassword(scope, { userId, passwordHash, exceptSessionId: null })
    return { userId }
  },
)
