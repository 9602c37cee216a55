import * as z from 'zod'
import type { Db } from '../store.ts'

const SearchPath = z.object({ v: z.literal(1), schemas: z.array(z.string()) })

export interface Catalog {
  id: string
  name: string
  dialect: string
  searchPath: string[]
  createdAt: number
}

/** All catalogs of a workspace, by name; there are few. */
export async function listCatalogs(db: Db, workspaceId: string): Promise<Catalog[]> {
  const rows = await db
    .selectFrom('catalog')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    dialect: row.dialect,
    searchPath: SearchPath.parse(JSON.parse(row.search_path_json)).schemas,
    createdAt: row.created_at,
  }))
}
