import { type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tables } from '../tables.ts'

/** Who reads. Membership is checked before; this is about private queries. */
export interface Viewer {
  userId: string
}

/** Whether `query` may be known to the viewer: shared, or their own. Goes into every statement, before anything is counted. */
export function visibleTo(viewer: Viewer) {
  return (eb: ExpressionBuilder<Tables, 'query'>): ExpressionWrapper<Tables, 'query', SqlBool> =>
    eb.or([eb('query.visibility', '=', 'workspace'), eb('query.owner_id', '=', viewer.userId)])
}

/** The same for raw SQL, outside of the trash. */
export function isListedFor(viewer: Viewer): RawBuilder<SqlBool> {
  return sql`(query.deleted_at is null and (query.visibility = 'workspace' or query.owner_id = ${viewer.userId}))`
}

/** The same inside the trash. */
export function isTrashOf(viewer: Viewer): RawBuilder<SqlBool> {
  return sql`(query.deleted_at is not null and (query.visibility = 'workspace' or query.owner_id = ${viewer.userId}))`
}
