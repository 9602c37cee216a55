import { timingSafeEqual } from 'node:crypto'
import type { Session } from './find-actor.ts'
import { newSecretToken } from './secret-token.ts'

/** The token by which commands on this machine speak as the user `local`: for one run of the server, in memory. */
export interface LocalToken {
  issue(session: Session): string
  /** null for any other token. */
  verify(token: string): Session | null
}

export function createLocalToken(): LocalToken {
  let current: { token: Buffer; session: Session } | null = null
  return {
    issue(session) {
      const token = newSecretToken('sql')
      current = { token: Buffer.from(token), session }
      return token
    },
    verify(token) {
      if (current === null || !token.startsWith('sql_')) return null
      const given = Buffer.from(token)
      return given.length === current.token.length && timingSafeEqual(given, current.token) ? current.session : null
    },
  }
}
