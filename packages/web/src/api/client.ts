import type { Reply } from './request.ts'
import type { Session } from './session.ts'
import type { KnownTable, Page, Query, QueryItem, TagCount, Version, VersionWithText } from './types.ts'

export interface ListFilter {
  q?: string | undefined
  table?: string | undefined
  dialect?: string | undefined
  tag?: string | undefined
  sort?: string | undefined
  trash?: boolean | undefined
}

/** What a person can set on a query; absent means unchanged. */
export interface QueryDraft {
  sql?: string
  title?: string
  dialect?: string
  tags?: readonly string[]
}

export interface QueryWithTag {
  query: Query
  /** `"<version>.<revision>"` as sent, quotes included: what the next change is based on. */
  etag: string
}

export interface Client {
  createQuery: (draft: QueryDraft, idempotencyKey: string) => Promise<QueryWithTag>
  readQuery: (id: string, signal?: AbortSignal) => Promise<QueryWithTag>
  changeQuery: (id: string, etag: string, change: QueryDraft) => Promise<QueryWithTag>
  deleteQuery: (id: string) => Promise<void>
  restoreQuery: (id: string) => Promise<QueryWithTag>
  listQueries: (filter: ListFilter, cursor: string | null, signal?: AbortSignal) => Promise<Page<QueryItem>>
  listVersions: (id: string, cursor: string | null, signal?: AbortSignal) => Promise<Page<Version>>
  readVersion: (id: string, version: number, signal?: AbortSignal) => Promise<VersionWithText>
  listTags: (signal?: AbortSignal) => Promise<readonly TagCount[]>
  findTables: (prefix: string, signal?: AbortSignal) => Promise<readonly KnownTable[]>
}

const pageSize = 50

/** The calls of one workspace: everything is sent and answered for `workspace` (a slug). */
export function createClient(session: Session, workspace: string): Client {
  const headers = { 'sqm-workspace': workspace }
  const read = async <T>(path: string, signal?: AbortSignal, query = {}): Promise<T> =>
    (await session.call<T>(path, { headers, query, signal })).body
  const toQuery = ({ body, etag }: Reply<Query>): QueryWithTag => ({ query: body, etag })
  const at = (id: string): string => `/queries/${encodeURIComponent(id)}`

  return {
    createQuery: async (draft, key) =>
      toQuery(
        await session.call('/queries', {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': key },
          body: draft,
        }),
      ),
    readQuery: async (id, signal) => toQuery(await session.call(at(id), { headers, signal })),
    changeQuery: async (id, etag, change) =>
      toQuery(await session.call(at(id), { method: 'PATCH', headers: { ...headers, 'if-match': etag }, body: change })),
    deleteQuery: async (id) => {
      await session.call(at(id), { method: 'DELETE', headers })
    },
    restoreQuery: async (id) => toQuery(await session.call(`${at(id)}/restore`, { method: 'POST', headers })),
    listQueries: (filter, cursor, signal) =>
      read('/queries', signal, {
        ...filter,
        trash: filter.trash || undefined,
        cursor: cursor ?? undefined,
        limit: pageSize,
      }),
    listVersions: (id, cursor, signal) =>
      read(`${at(id)}/versions`, signal, { cursor: cursor ?? undefined, limit: pageSize }),
    readVersion: (id, version, signal) => read(`${at(id)}/versions/${version}`, signal),
    listTags: async (signal) => (await read<{ items: readonly TagCount[] }>('/tags', signal)).items,
    findTables: async (prefix, signal) =>
      (await read<Page<KnownTable>>('/tables', signal, { q: prefix, limit: 20 })).items,
  }
}
