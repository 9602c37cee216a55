import type { QueryStamp } from './create-query.ts'
import { requireQuery, type Stamp, updateQueryRow } from './query-rows.ts'
import { defineWrite } from './write.ts'

/** Puts a query into the trash, where it keeps all it has. `query.not-found`, `query.stale`. */
export const deleteQuery = defineWrite<{ id: string; ifMatch?: Stamp }, QueryStamp>(async (scope, { id, ifMatch }) => {
  const query = await requireQuery(scope, { id, isInTrash: false, ifMatch })
  const { version } = query
  const revision = query.revision + 1
  await updateQueryRow(scope, query, { revision, deleted_at: scope.context.nowMs })
  await scope.audit({ action: 'query.deleted', subjectKind: 'query', subjectId: id, detail: { version, revision } })
  return { id, version, revision }
})
