import { auditAccount } from './account-audit.ts'
import { endSessionRow } from './session-rows.ts'
import { defineWrite } from './write.ts'

/** Logs out of one device. */
export const endSession = defineWrite<{ sessionId: string; userId: string }, null>(
  async (scope, { sessionId, userId }) => {
    await endSessionRow(scope, sessionId)
    await auditAccount(scope, userId, { action: 'session.ended', subjectKind: 'session', subjectId: sessionId })
    return null
  },
)
