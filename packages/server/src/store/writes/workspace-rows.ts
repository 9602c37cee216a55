import type { Role } from '../tables.ts'
import type { WriteScope } from './write.ts'

export interface WorkspaceName {
  id: string
  slug: string
  name: string
}

/** A workspace to be made, with its first catalog. */
export interface NewWorkspace extends WorkspaceName {
  /** Wished for; `-2`, `-3` … is added where another workspace has it. */
  slug: string
  catalog: { id: string; name: string; dialect: string; searchPath: readonly string[] }
}

/** Makes the workspace, its catalog and the membership of its owner; returns the slug that it got. */
export async function insertWorkspace(
  scope: WriteScope,
  wanted: NewWorkspace,
  ownerId: string,
): Promise<WorkspaceName> {
  const { db, context, enter } = scope
  const { id, name, catalog } = wanted
  const slug = await freeSlug(scope, wanted.slug)
  await db.insertInto('workspace').values({ id, slug, name, created_at: context.nowMs }).execute()
  await insertMembership(scope, { userId: ownerId, workspaceId: id, role: 'owner' })
  await enter(id)
  await insertCatalog(scope, id, catalog)
  const note = { action: 'workspace.created', subjectKind: 'workspace', subjectId: id }
  await scope.audit({ ...note, workspaceId: id, actorId: ownerId, detail: { slug } })
  return { id, slug, name }
}

export async function insertMembership(
  { db, context }: WriteScope,
  { userId, workspaceId, role }: { userId: string; workspaceId: string; role: Role },
): Promise<void> {
  const row = { user_id: userId, workspace_id: workspaceId, role, created_at: context.nowMs }
  await db.insertInto('membership').values(row).execute()
}

/** A name that is taken raises the unique violation of the store. */
export async function insertCatalog(
  { db, context }: WriteScope,
  workspaceId: string,
  { id, name, dialect, searchPath }: NewWorkspace['catalog'],
): Promise<void> {
  const search_path_json = JSON.stringify({ v: 1, schemas: searchPath })
  const row = { workspace_id: workspaceId, id, name, dialect, search_path_json, created_at: context.nowMs }
  await db.insertInto('catalog').values(row).execute()
}

async function freeSlug({ db }: WriteScope, wanted: string): Promise<string> {
  const taken = await db
    .selectFrom('workspace')
    .select('slug')
    .where((eb) => eb.or([eb('slug', '=', wanted), eb('slug', 'like', `${wanted}-%`)]))
    .execute()
  const slugs = new Set(taken.map(({ slug }) => slug))
  let slug = wanted
  for (let number = 2; slugs.has(slug); number++) slug = `${wanted}-${number}`
  return slug
}
