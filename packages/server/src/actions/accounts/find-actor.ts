import { LRUCache } from 'lru-cache'
import { AppError } from '../../kernel/app-error.ts'
import type { Clock } from '../../kernel/clock.ts'
import { findAccess } from '../../store/repositories/memberships.ts'
import type { Store } from '../../store/store.ts'
import { type Actor, permissionsOf } from '../actor.ts'

export interface ActorFinder {
  /**
   * The user of a session, in a workspace (id or slug; null for the default one); null where the session is over. Throws
   * `workspace.not-found` where the user is no member. Asked for at each request, and answered from memory until `forget`.
   */
  findActor(session: Session, workspace: string | null): Promise<Actor | null>
  /** To be called after every change of sessions, memberships and roles. */
  forget(): void
}

export interface Session {
  userId: string
  sessionId: string
}

const actorsMax = 10_000

/** What is remembered is right as long as this process alone changes the store. */
export function createActorFinder(store: Store, clock: Clock): ActorFinder {
  const actors = new LRUCache<string, Actor>({ max: actorsMax })
  let epoch = 0
  return {
    async findActor({ userId, sessionId }, workspace) {
      const key = `${userId} ${sessionId} ${workspace ?? ''}`
      const known = actors.get(key)
      if (known !== undefined) return known
      const epochBefore = epoch
      const found = await store.read((db) => findAccess(db, { userId, sessionId, workspace, nowMs: clock.now() }))
      if (!found.ok && found.missing === 'workspace') throw new AppError('workspace.not-found')
      if (!found.ok) return null
      const { id: workspaceId, role } = found.access.workspace
      const actor = { userId, sessionId, workspaceId, role, permissions: permissionsOf[role] }
      // What was read before a change must not be remembered after it.
      if (epoch === epochBefore) actors.set(key, actor)
      return actor
    },
    forget() {
      epoch++
      actors.clear()
    },
  }
}
