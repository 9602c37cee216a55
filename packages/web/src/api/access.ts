import { Problem } from './problem.ts'
import { type Reply, type RequestOptions, request } from './request.ts'
import { shareRun } from './share-run.ts'
import type { SignIn } from './types.ts'

export interface AccessOptions {
  storage: Storage
  now: () => number
  /** Runs a task when no other tab runs one: a refresh token that is used twice ends the session, and all tabs share it. */
  inTurn: (task: () => Promise<boolean>) => Promise<boolean>
}

export interface Access {
  /** Whether this browser was signed in when it was last used, so that renewing may work. */
  isLikely: () => boolean
  /** Whether the access token runs out within a minute. */
  isDue: () => boolean
  signIn: (path: string, body: object) => Promise<void>
  /** Gets a new access token, once for all who ask meanwhile; false when the session is over. */
  renew: () => Promise<boolean>
  send: <T>(path: string, options: RequestOptions) => Promise<Reply<T>>
  forget: () => void
}

export interface AccessEvents {
  onSignIn: (signIn: SignIn) => void
  onExpiry: () => void
}

/** Only whether it is worth asking for a new access token; the refresh token itself stays in its HttpOnly cookie. */
const hintKey = 'sqm.signed-in'
const renewBeforeMs = 60_000

/** The access token lives in this closure alone: never in storage, never in an address. */
export function createAccess({ storage, now, inTurn }: AccessOptions, { onSignIn, onExpiry }: AccessEvents): Access {
  let access: { token: string; renewAt: number } | null = null
  const forget = (): void => {
    access = null
    storage.removeItem(hintKey)
  }
  const signIn = async (path: string, body: object): Promise<void> => {
    // A page that goes away must not lose the cookie that comes back: its forerunner is used up, and using it twice would
    // end the session.
    const reply = await request<SignIn>(path, { method: 'POST', body, keepalive: true })
    access = { token: reply.body.access_token, renewAt: now() + reply.body.expires_in * 1000 - renewBeforeMs }
    storage.setItem(hintKey, 'yes')
    onSignIn(reply.body)
  }
  const renewInTurn = async (): Promise<boolean> => {
    try {
      await signIn('/auth/refresh', {})
      return true
    } catch (fault) {
      if (!isRefusal(fault)) throw fault
      forget()
      onExpiry()
      return false
    }
  }
  return {
    isLikely: () => storage.getItem(hintKey) !== null,
    isDue: () => access !== null && now() >= access.renewAt,
    signIn,
    renew: shareRun(() => inTurn(renewInTurn)),
    send: (path, options) => {
      const headers = access ? { ...options.headers, authorization: `Bearer ${access.token}` } : options.headers
      return request(path, headers ? { ...options, headers } : options)
    },
    forget,
  }
}

/** Silence or a busy server says nothing about the session: it is kept, and the caller sees the fault. */
function isRefusal(fault: unknown): boolean {
  return fault instanceof Problem && [400, 401, 403].includes(fault.body.status)
}
