import { useQuery } from '@tanstack/react-query'
import { useClient, useWorkspace } from '../../account/use-session.ts'
import type { KnownTable, TagCount } from '../../api/types.ts'
import { queryKeys } from '../query-keys.ts'

/** The tags of the workspace with their counts. */
export function useTags(): readonly TagCount[] {
  const client = useClient()
  const { slug } = useWorkspace()
  return useQuery({ queryKey: queryKeys.tags(slug), queryFn: ({ signal }) => client.listTags(signal) }).data ?? []
}

/** Known tables that match what was typed so far. */
export function useKnownTables(typed: string): readonly KnownTable[] {
  const client = useClient()
  const { slug } = useWorkspace()
  const key = queryKeys.tables(slug, typed)
  return useQuery({ queryKey: key, queryFn: ({ signal }) => client.findTables(typed, signal) }).data ?? []
}
