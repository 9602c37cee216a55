import { type Catalog, listCatalogs } from '../../store/repositories/catalogs.ts'
import type { Ctx } from '../ctx.ts'
import type { NameSpace } from '../store-analysis.ts'

/** The catalogs in which a name is looked for: the one of this name or id, or all. Throws `catalog.not-found`. */
export async function findCatalogs(
  { store, actor, error }: Ctx<'catalog.not-found'>,
  catalog: string | undefined,
): Promise<Catalog[]> {
  const catalogs = await store.read((db) => listCatalogs(db, actor.workspaceId))
  if (catalog === undefined) return catalogs
  const found = catalogs.filter(({ id, name }) => id === catalog || name === catalog)
  if (found.length === 0) throw error('catalog.not-found')
  return found
}

/** The catalog that a query is bound to, with the others beside it. Throws `catalog.not-found`. */
export async function findNameSpace(ctx: Ctx<'catalog.not-found'>, catalog: string): Promise<NameSpace> {
  const catalogs = await findCatalogs(ctx, undefined)
  const found = catalogs.find(({ id, name }) => id === catalog || name === catalog)
  if (found === undefined) throw ctx.error('catalog.not-found')
  return { catalog: found, catalogs }
}
