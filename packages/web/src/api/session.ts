import { type AccessOptions, createAccess } from './access.ts'
import { createObservable } from './observable.ts'
import { Problem } from './problem.ts'
import type { Reply, RequestOptions } from './request.ts'
import type { User, Workspace } from './types.ts'

export type SessionState =
  | { status: 'starting' }
  /** `isExpired`: the server ended it, nobody logged out. */
  | { status: 'signed-out'; isExpired: boolean }
  | { status: 'signed-in'; user: User; workspaces: readonly Workspace[] }

export interface Session {
  getState: () => SessionState
  subscribe: (listener: () => void) => () => void
  /** Settles once it is known whether somebody is signed in; rejects, and may be tried again, when the server is silent. */
  start: () => Promise<void>
  login: (email: string, password: string) => Promise<void>
  /** Signs in with a one-time token, as `sqm open` prints it. */
  exchange: (token: string) => Promise<void>
  /** `lastAct` runs once the server has ended the session, before anybody learns of it. */
  logout: (everywhere: boolean, lastAct: () => void) => Promise<void>
  /** A call as the signed-in user; renews the access token before it runs out, and once after a 401. */
  call: <T>(path: string, options?: RequestOptions) => Promise<Reply<T>>
}

/** Who is signed in at this browser, and the calls made in their name. */
export function createSession(options: AccessOptions): Session {
  const state = createObservable<SessionState>({ status: 'starting' })
  const access = createAccess(options, {
    onSignIn: ({ user, workspaces }) => state.set({ status: 'signed-in', user, workspaces }),
    onExpiry: () => state.set({ status: 'signed-out', isExpired: true }),
  })
  return {
    getState: state.get,
    subscribe: state.subscribe,
    start: async () => {
      if (state.get().status !== 'starting') return
      if (access.isLikely()) await access.renew()
      else state.set({ status: 'signed-out', isExpired: true })
    },
    login: (email, password) => access.signIn('/auth/login', { email, password }),
    exchange: (token) => access.signIn('/auth/exchange', { token }),
    logout: async (everywhere, lastAct) => {
      await access.send(everywhere ? '/auth/logout-all' : '/auth/logout', { method: 'POST' })
      lastAct()
      access.forget()
      state.set({ status: 'signed-out', isExpired: false })
    },
    call: async (path, options = {}) => {
      if (access.isDue()) await access.renew()
      try {
        return await access.send(path, options)
      } catch (fault) {
        if (!(fault instanceof Problem) || fault.body.status !== 401 || !(await access.renew())) throw fault
        return await access.send(path, options)
      }
    },
  }
}
