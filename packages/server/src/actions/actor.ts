import type { Role } from '../store/tables.ts'

/** What one may do. `public` needs no actor; the others are granted by role. */
export type Permission =
  | 'public'
  | 'account.use'
  | 'workspace.read'
  | 'workspace.manage'
  | 'workspace.own'
  | 'query.read'
  | 'query.write'
  | 'query.delete'
  | 'lineage.read'

/** Who asks, in which workspace. Made by a door from a verified token; membership is read at each request. */
export interface Actor {
  userId: string
  sessionId: string
  workspaceId: string
  role: Role
  permissions: ReadonlySet<Permission>
}

const viewer: readonly Permission[] = ['account.use', 'workspace.read', 'query.read', 'lineage.read']
const editor: readonly Permission[] = [...viewer, 'query.write', 'query.delete']
const admin: readonly Permission[] = [...editor, 'workspace.manage']
const owner: readonly Permission[] = [...admin, 'workspace.own']

/** The permissions of each role; a higher role has all of the lower ones. */
export const permissionsOf: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  editor: new Set(editor),
  admin: new Set(admin),
  owner: new Set(owner),
}
