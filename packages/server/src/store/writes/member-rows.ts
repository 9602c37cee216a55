import { AppError } from '../../kernel/app-error.ts'
import { lockRows } from '../lock-rows.ts'
import type { MembershipTable } from '../tables.ts'
import type { WriteScope } from './write.ts'

export async function requireMember({ db }: WriteScope, workspaceId: string, userId: string): Promise<MembershipTable> {
  const member = await db
    .selectFrom('membership')
    .selectAll()
    .where('user_id', '=', userId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (!member) throw new AppError('user.not-found')
  return member
}

/** `path` is the field of the request that asked for it. */
export async function refuseLastOwner({ db }: WriteScope, workspaceId: string, path: string): Promise<void> {
  const owners = await db
    .selectFrom('membership')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'owner')
    .orderBy('user_id')
    .limit(2)
    .$call(lockRows(db))
    .execute()
  if (owners.length < 2) throw new AppError('input.invalid', {}, [{ path, message: 'A workspace needs an owner.' }])
}
