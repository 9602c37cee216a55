import type { ListFilter } from '../api/client.ts'

/** Names of what is kept from the server; each begins with its workspace. */
export const queryKeys = {
  query: (workspace: string, id: string) => [workspace, 'query', id] as const,
  versions: (workspace: string, id: string) => [workspace, 'query', id, 'versions'] as const,
  version: (workspace: string, id: string, version: number) => [workspace, 'query', id, 'versions', version] as const,
  lists: (workspace: string) => [workspace, 'list'] as const,
  list: (workspace: string, filter: ListFilter) => [workspace, 'list', 'queries', filter] as const,
  tags: (workspace: string) => [workspace, 'list', 'tags'] as const,
  tables: (workspace: string, prefix: string) => [workspace, 'list', 'tables', prefix] as const,
}
