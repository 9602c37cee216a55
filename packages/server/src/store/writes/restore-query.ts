import type { QueryStamp } from './create-query.ts'
import { requireQuery, updateQueryRow } from './query-rows.ts'
import { defineWrite } from './write.ts'

/** Takes a query out of the trash. `query.not-found` where it is not there. */
export const restoreQuery = defineWrite<{ id: string }, QueryStamp>(async (scope, { id }) => {
  const query = await requireQuery(scope, { id, isInTrash: true })
  const { version } = query
  const revision = query.revision + 1
  await updateQueryRow(scope, query, { revision, deleted_at: null })
  await scope.audit({ action: 'query.restored', subjectKind: 'query', subjectId: id, detail: { version, revision } })
  return { id, version, revision }
})
