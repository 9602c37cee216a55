import type { Action } from './action.ts'
import { changePassword } from './auth/change-password.ts'
import { exchange } from './auth/exchange.ts'
import { getMe } from './auth/get-me.ts'
import { login } from './auth/login.ts'
import { logout } from './auth/logout.ts'
import { logoutAll } from './auth/logout-all.ts'
import { openLink } from './auth/open-link.ts'
import { refresh } from './auth/refresh.ts'
import { register } from './auth/register.ts'
import { resetLink } from './auth/reset-link.ts'
import { resetPassword } from './auth/reset-password.ts'
import { createCatalog } from './catalogs/create-catalog.ts'
import { listCatalogs } from './catalogs/list-catalogs.ts'
import { listTables } from './catalogs/list-tables.ts'
import { getGraph } from './lineage/get-graph.ts'
import { traceLineage } from './lineage/trace-lineage.ts'
import { changeQuery } from './queries/change-query.ts'
import { createQuery } from './queries/create-query.ts'
import { deleteQuery } from './queries/delete-query.ts'
import { getQuery } from './queries/get-query.ts'
import { getVersion } from './queries/get-version.ts'
import { listHistory } from './queries/list-history.ts'
import { listQueries } from './queries/list-queries.ts'
import { listTags } from './queries/list-tags.ts'
import { listVersions } from './queries/list-versions.ts'
import { restoreQuery } from './queries/restore-query.ts'
import { acceptInvitation } from './workspaces/accept-invitation.ts'
import { changeMember } from './workspaces/change-member.ts'
import { createInvitation } from './workspaces/create-invitation.ts'
import { createWorkspace } from './workspaces/create-workspace.ts'
import { listMembers } from './workspaces/list-members.ts'
import { listWorkspaces } from './workspaces/list-workspaces.ts'
import { removeMember } from './workspaces/remove-member.ts'

/** Everything one can do. All doors are made from this list; add one line for each new file. */
export const actions: readonly Action[] = [
  register,
  login,
  refresh,
  exchange,
  openLink,
  logout,
  logoutAll,
  changePassword,
  resetLink,
  resetPassword,
  getMe,
  listWorkspaces,
  createWorkspace,
  listMembers,
  changeMember,
  removeMember,
  createInvitation,
  acceptInvitation,
  listCatalogs,
  createCatalog,
  createQuery,
  listQueries,
  getQuery,
  changeQuery,
  deleteQuery,
  restoreQuery,
  listVersions,
  getVersion,
  listHistory,
  listTags,
  traceLineage,
  getGraph,
  listTables,
]
