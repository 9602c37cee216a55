import type { z } from 'zod'
import type { Catalog as StoredCatalog } from '../../store/repositories/catalogs.ts'
import { rfc3339 } from '../rfc3339.ts'
import type { Catalog } from '../views.ts'

export function toCatalogView({ id, name, dialect, searchPath, createdAt }: StoredCatalog): z.infer<typeof Catalog> {
  return { id, name, dialect, search_path: searchPath, created_at: rfc3339(createdAt) }
}
