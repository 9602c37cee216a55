import { acceptInvitation } from './accept-invitation.ts'
import { createCatalog } from './create-catalog.ts'
import { createInvitation } from './create-invitation.ts'
import { createOneTimeToken } from './create-one-time-token.ts'
import { createQuery } from './create-query.ts'
import { createSession } from './create-session.ts'
import { createWorkspace } from './create-workspace.ts'
import { deleteQuery } from './delete-query.ts'
import { endAllSessions } from './end-all-sessions.ts'
import { endSession } from './end-session.ts'
import { registerUser } from './register-user.ts'
import { removeMember } from './remove-member.ts'
import { resetPassword } from './reset-password.ts'
import { restoreQuery } from './restore-query.ts'
import { rotateRefreshToken } from './rotate-refresh-token.ts'
import { setMemberRole } from './set-member-role.ts'
import { setPassword } from './set-password.ts'
import { updateQuery } from './update-query.ts'
import { useOneTimeToken } from './use-one-time-token.ts'

/** Every write there is. The name crosses the thread; add one line for each new file. */
export const writes = {
  acceptInvitation,
  createCatalog,
  createInvitation,
  createOneTimeToken,
  createQuery,
  createSession,
  createWorkspace,
  deleteQuery,
  endAllSessions,
  endSession,
  registerUser,
  removeMember,
  resetPassword,
  restoreQuery,
  rotateRefreshToken,
  setMemberRole,
  setPassword,
  updateQuery,
  useOneTimeToken,
}

export type Writes = typeof writes
export type WriteName = keyof Writes
export type WriteInput<N extends WriteName> = Parameters<Writes[N]>[1]
export type WriteOutput<N extends WriteName> = Awaited<ReturnType<Writes[N]>>
