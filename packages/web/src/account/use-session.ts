import { createContext, use, useMemo, useSyncExternalStore } from 'react'
import { type Client, createClient } from '../api/client.ts'
import type { Session, SessionState } from '../api/session.ts'
import type { User, Workspace } from '../api/types.ts'

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('No session around this component')
  return session
}

export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.getState)
}

const nobody: User = { id: '', email: '', name: '' }

/** Who is signed in; nobody for the moment between logging out and leaving the page. */
export function useUser(): User {
  const state = useSessionState()
  return state.status === 'signed-in' ? state.user : nobody
}

export interface WorkspaceChoice {
  /** Slug of the workspace of this page. */
  slug: string
  workspaces: readonly Workspace[]
}

export const WorkspaceContext = createContext<WorkspaceChoice>({ slug: '', workspaces: [] })

export const useWorkspace = (): WorkspaceChoice => use(WorkspaceContext)

/** The calls of the workspace of this page. */
export function useClient(): Client {
  const session = useSession()
  const { slug } = useWorkspace()
  return useMemo(() => createClient(session, slug), [session, slug])
}
