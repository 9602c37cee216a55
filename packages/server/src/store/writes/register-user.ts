import { AppError } from '../../kernel/app-error.ts'
import { isUniqueViolation } from '../is-unique-violation.ts'
import { lockName } from '../lock-rows.ts'
import type { InvitationTable } from '../tables.ts'
import { findOpenInvitation, useInvitation } from './invitation-rows.ts'
import { insertWorkspace, type NewWorkspace, type WorkspaceName } from './workspace-rows.ts'
import { defineWrite, type WriteScope } from './write.ts'

export interface RegisterUserInput {
  user: {
    id: string
    email: string
    /** NFKC, lower case. */
    emailKey: string
    name: string
    /** null for the local user, who comes in by one-time links. */
    passwordHash: string | null
  }
  /** A workspace of their own. May be null with an invitation. */
  workspace: NewWorkspace | null
  /** Joins this invitation's workspace, which then is the default one. */
  invitationHash: string | null
  /** Only where nobody is registered yet: the bootstrap token and the local user. Else `auth.registration-closed`. */
  mustBeFirst: boolean
}

export interface RegisteredUser {
  userId: string
  /** The default workspace of the new user. */
  workspace: WorkspaceName
}

/**
 * An account with its workspace, membership and catalog.
 * Errors: `user.email-taken`, `auth.wrong-token` for an invitation that is unknown, used, expired or for another address,
 * `auth.registration-closed`.
 */
export const registerUser = defineWrite<RegisterUserInput, RegisteredUser>(async (scope, input) => {
  const { user } = input
  if (input.mustBeFirst) await refuseUnlessFirst(scope)
  const invitation = input.invitationHash === null ? null : await findOpenInvitation(scope, input.invitationHash)
  if (invitation && invitation.email_key !== user.emailKey) throw new AppError('auth.wrong-token')
  const defaultId = invitation?.workspace_id ?? input.workspace?.id
  if (defaultId === undefined) throw new Error('a new user needs a workspace or an invitation')
  await insertUser(scope, input, defaultId)
  const own = input.workspace ? await insertWorkspace(scope, input.workspace, user.id) : null
  if (invitation) await useInvitation(scope, invitation, user.id)
  const workspace = invitation ? await workspaceName(scope, invitation) : own
  if (!workspace) throw new Error('a new user has a workspace')
  const note = { action: 'user.registered', subjectKind: 'user', subjectId: user.id }
  await scope.audit({ ...note, workspaceId: workspace.id, actorId: user.id, detail: { invited: invitation !== null } })
  return { userId: user.id, workspace }
})

async function refuseUnlessFirst({ db }: WriteScope): Promise<void> {
  await lockName(db, 'first user')
  const anyone = await db.selectFrom('user_account').select('id').limit(1).executeTakeFirst()
  if (anyone) throw new AppError('auth.registration-closed')
}

async function insertUser({ db, context }: WriteScope, { user }: RegisterUserInput, defaultId: string): Promise<void> {
  const row = {
    id: user.id,
    email: user.email,
    email_key: user.emailKey,
    name: user.name,
    password_hash: user.passwordHash,
    default_workspace_id: defaultId,
    created_at: context.nowMs,
  }
  try {
    await db.insertInto('user_account').values(row).execute()
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('user.email-taken', {}, [], error) : error
  }
}

async function workspaceName({ db }: WriteScope, { workspace_id }: InvitationTable): Promise<WorkspaceName> {
  return db
    .selectFrom('workspace')
    .select(['id', 'slug', 'name'])
    .where('id', '=', workspace_id)
    .executeTakeFirstOrThrow()
}
