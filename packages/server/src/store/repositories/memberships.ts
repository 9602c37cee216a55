import { compileOnce } from '../compile-once.ts'
import type { Db } from '../store.ts'
import type { Role } from '../tables.ts'

/** A workspace as one of its members sees it. */
export interface MemberWorkspace {
  id: string
  slug: string
  name: string
  role: Role
}

export interface Member {
  userId: string
  email: string
  name: string
  role: Role
  joinedAt: number
}

/** A signed-in request: the session, its user and the workspace it names. */
export interface SessionAccess {
  sessionId: string
  userId: string
  email: string
  userName: string
  workspace: MemberWorkspace
}

export interface FindAccessOptions {
  sessionId: string
  userId: string
  /** Id or slug (a slug that looks like an id is taken for one); null for the user's default. */
  workspace: string | null
  nowMs: number
}

/**
 * What every request asks first, in one statement. `session`: the session has ended, has expired or is not this user's;
 * `workspace`: there is no such workspace, or the user is not a member.
 */
export async function findAccess(
  db: Db,
  { sessionId, userId, workspace, nowMs }: FindAccessOptions,
): Promise<{ ok: true; access: SessionAccess } | { ok: false; missing: 'session' | 'workspace' }> {
  const named = workspace === null ? 'default' : isId(workspace) ? 'id' : 'slug'
  const [row] = await accessBy[named](db, { sessionId, userId, workspace })
  if (!row || row.ended_at !== null || row.expires_at <= nowMs) return { ok: false, missing: 'session' }
  const { id, slug, name, role } = row
  if (id === null || slug === null || name === null || role === null) return { ok: false, missing: 'workspace' }
  const { email, user_name: userName } = row
  return { ok: true, access: { sessionId, userId, email, userName, workspace: { id, slug, name, role } } }
}

const accessBy = {
  default: findAccessBy('default'),
  id: findAccessBy('id'),
  slug: findAccessBy('slug'),
}

function findAccessBy(named: 'default' | 'id' | 'slug') {
  return compileOnce((db, placeholder) =>
    db
      .selectFrom('session')
      .innerJoin('user_account', 'user_account.id', 'session.user_id')
      .leftJoin('workspace', (join) =>
        named === 'default'
          ? join.onRef('workspace.id', '=', 'user_account.default_workspace_id')
          : join.on(`workspace.${named}`, '=', placeholder('workspace')),
      )
      .leftJoin('membership', (join) =>
        join.onRef('membership.user_id', '=', 'session.user_id').onRef('membership.workspace_id', '=', 'workspace.id'),
      )
      .select(['session.ended_at', 'session.expires_at', 'user_account.email', 'user_account.name as user_name'])
      .select(['workspace.id', 'workspace.slug', 'workspace.name', 'membership.role'])
      .where('session.id', '=', placeholder('sessionId'))
      .where('session.user_id', '=', placeholder('userId')),
  )
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** The workspaces that a user is a member of, by name. */
export async function listWorkspaces(db: Db, userId: string): Promise<MemberWorkspace[]> {
  return db
    .selectFrom('membership')
    .innerJoin('workspace', 'workspace.id', 'membership.workspace_id')
    .select(['workspace.id', 'workspace.slug', 'workspace.name', 'membership.role'])
    .where('membership.user_id', '=', userId)
    .orderBy('workspace.name')
    .orderBy('workspace.id')
    .execute()
}

/** The members of a workspace, by name. */
export async function listMembers(db: Db, workspaceId: string): Promise<Member[]> {
  return db
    .selectFrom('membership')
    .innerJoin('user_account', 'user_account.id', 'membership.user_id')
    .select(['user_account.id as userId', 'user_account.email', 'user_account.name', 'membership.role'])
    .select('membership.created_at as joinedAt')
    .where('membership.workspace_id', '=', workspaceId)
    .orderBy('user_account.name')
    .orderBy('user_account.id')
    .execute()
}

/** The role of a user in a workspace; null for those who are no members. */
export async function findRole(db: Db, workspaceId: string, userId: string): Promise<Role | null> {
  const row = await db
    .selectFrom('membership')
    .select('role')
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row?.role ?? null
}
