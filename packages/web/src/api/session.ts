import { Problem } from './problem.ts'
import { type Reply, type RequestOptions, request } from './request.ts'
import type { SignIn, User, Workspace } from './types.ts'

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

export interface SessionOptions {
  storage: Storage
  now: () => number
  /** Runs a task when no other tab runs one: a refresh token that is used twice ends the session, and all tabs share it. */
  inTurn: (task: () => Promise<boolean>) => Promise<boolean>
}

interface Access {
  token: string
  renewAt: number
}

/** Only whether it is worth asking for a new access token; the refresh token itself stays in its HttpOnly cookie. */
const hintKey = 'sqm.signed-in'
const renewBeforeMs = 60_000

/** The access token lives in this closure alone: never in storage, never in an address. */
export function createSession({ storage, now, inTurn }: SessionOptions): Session {
  let state: SessionState = { status: 'starting' }
  let access: Access | null = null
  let renewing: Promise<boolean> | null = null
  const listeners = new Set<() => void>()

  const change = (next: SessionState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const enter = ({ access_token, expires_in, user, workspaces }: SignIn): void => {
    access = { token: access_token, renewAt: now() + expires_in * 1000 - renewBeforeMs }
    storage.setItem(hintKey, 'yes')
    change({ status: 'signed-in', user, workspaces })
  }
  const leave = (isExpired: boolean): void => {
    access = null
    storage.removeItem(hintKey)
    change({ status: 'signed-out', isExpired })
  }
  const signIn = async (path: string, body: object): Promise<void> => {
    // A page that goes away must not lose the cookie that comes back: its forerunner is used up, and using it twice would
    // end the session.
    enter((await request<SignIn>(path, { method: 'POST', body, keepalive: true })).body)
  }
  const renewOnce = async (): Promise<boolean> => {
    try {
      await signIn('/auth/refresh', {})
      return true
    } catch (fault) {
      // Silence or a busy server says nothing about the session: keep it, and let the caller see the fault.
      if (!(fault instanceof Problem) || ![400, 401, 403].includes(fault.body.status)) throw fault
      leave(true)
      return false
    }
  }
  const renew = (): Promise<boolean> => {
    renewing ??= inTurn(renewOnce).finally(() => {
      renewing = null
    })
    return renewing
  }
  const send = <T>(path: string, options: RequestOptions): Promise<Reply<T>> =>
    request<T>(path, {
      ...options,
      headers: { ...options.headers, ...(access ? { authorization: `Bearer ${access.token}` } : {}) },
    })

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: async () => {
      if (state.status !== 'starting') return
      if (storage.getItem(hintKey) === null) leave(true)
      else await renew()
    },
    login: (email, password) => signIn('/auth/login', { email, password }),
    exchange: (token) => signIn('/auth/exchange', { token }),
    logout: async (everywhere, lastAct) => {
      await send(everywhere ? '/auth/logout-all' : '/auth/logout', { method: 'POST' })
      lastAct()
      leave(false)
    },
    call: async (path, options = {}) => {
      if (access !== null && now() >= access.renewAt) await renew()
      try {
        return await send(path, options)
      } catch (fault) {
        if (!(fault instanceof Problem) || fault.body.status !== 401 || !(await renew())) throw fault
        return await send(path, options)
      }
    },
  }
}
