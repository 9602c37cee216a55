import type { Role } from '../store/tables.ts'

/** What one may do. `public` needs no actor; the others are granted by role. */
export type Permission =
  | 'public'
  | 'account.use'
  | 'workspace.read'
  | 'workspace.manage'
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
