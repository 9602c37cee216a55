import { auditAccount } from './account-audit.ts'
import { endSessionRows } from './session-rows.ts'
import { defineWrite } from './write.ts'

/** Logs out everywhere, or everywhere else. */
export const endAllSessions = defineWrite<{ userId: string; exceptSessionId: string | null }, { ended: number }>(
  async (scope, input) => {
    const ended = await endSessionRows(scope, input)
    const note = { action: 'session.all-ended', subjectKind: 'user', subjectId: input.userId, detail: { ended } }
    await auditAccount(scope, input.userId, note)
    return { ended }
  },
)
