import { changePassword } from './password-rows.ts'
import { defineWrite } from './write.ts'

export interface SetPasswordInput {
  userId: string
  /** argon2id, PHC string. */
  passwordHash: string
  /** The session that asked for it stays; null ends all. */
  exceptSessionId: string | null
}

/** Sets a password and ends the other sessions. */
export const setPassword = defineWrite<SetPasswordInput, null>(async (scope, input) => {
  await changePassword(scope, input)
  return null
})
