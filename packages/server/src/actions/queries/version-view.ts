import type { z } from 'zod'
import type { VersionItem as StoredVersion } from '../../store/repositories/query-versions.ts'
import { rfc3339 } from '../rfc3339.ts'
import type { VersionItem } from '../views.ts'

export function toVersionView(stored: StoredVersion): z.infer<typeof VersionItem> {
  const { version, dialect, author, message, createdAt, sizeBytes } = stored
  return { version, dialect, author, message, created_at: rfc3339(createdAt), size_bytes: sizeBytes }
}
