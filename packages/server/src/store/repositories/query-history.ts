import * as z from 'zod'
import type { Db } from '../store.ts'
import { type Page, readCursor, TextPosition, toPage } from './page.ts'
import { type Viewer, visibleTo } from './viewer.ts'

const AuditDetail = z.looseObject({ v: z.literal(1) })

export interface HistoryEvent {
  id: string
  at: number
  actor: { id: string; name: string }
  action: string
  /** Names, numbers and hashes; never texts. */
  detail: Readonly<Record<string, unknown>>
}

/** What happened to a query, the newest first. Empty where the viewer may not see it. */
export async function listHistory(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  { queryId, limit, cursor }: { queryId: string; limit: number; cursor: string | null },
): Promise<Page<HistoryEvent>> {
  const position = readCursor(cursor, 'history', TextPosition)
  const rows = await db
    .selectFrom('query')
    .innerJoin('audit_event', (join) =>
      join
        .onRef('audit_event.workspace_id', '=', 'query.workspace_id')
        .onRef('audit_event.subject_id', '=', 'query.id'),
    )
    .leftJoin('user_account', 'user_account.id', 'audit_event.actor_id')
    .select(['audit_event.id', 'audit_event.at', 'audit_event.actor_id', 'audit_event.action'])
    .select(['audit_event.detail_json', 'user_account.name as actor_name'])
    .where('query.workspace_id', '=', workspaceId)
    .where('query.id', '=', queryId)
    .where(visibleTo(viewer))
    .where('audit_event.subject_kind', '=', 'query')
    .$if(position !== null, (query) => query.where('audit_event.id', '<', position?.id ?? ''))
    .orderBy('audit_event.id', 'desc')
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, {
    item: (row) => {
      const { v: _, ...detail } = AuditDetail.parse(JSON.parse(row.detail_json))
      const actor = { id: row.actor_id, name: row.actor_name ?? '' }
      return { id: row.id, at: row.at, actor, action: row.action, detail }
    },
    position: (row) => ({ order: 'history', key: '', id: row.id }),
  })
}
