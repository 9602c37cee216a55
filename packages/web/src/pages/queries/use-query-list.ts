import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useClient, useWorkspace } from '../../account/use-session.ts'
import type { ListFilter } from '../../api/client.ts'
import type { QueryItem } from '../../api/types.ts'
import { useNotices } from '../../components/notices.tsx'
import { texts } from '../../texts/en.ts'
import type { ListState } from '../../url/view-state.ts'
import { queryKeys } from '../query-keys.ts'

export interface QueryList {
  items: readonly QueryItem[]
  isLoading: boolean
  /** The items belong to an older filter while the answer to the present one is under way. */
  isStale: boolean
  fault: unknown
  retry: () => void
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

const firstPage: string | null = null

/** The queries of a filter, page by page. */
export function useQueryList(state: ListState): QueryList {
  const client = useClient()
  const { slug } = useWorkspace()
  const filter: ListFilter = { ...state, trash: state.trash === 'yes' }
  const list = useInfiniteQuery({
    queryKey: queryKeys.list(slug, filter),
    queryFn: ({ pageParam, signal }) => client.listQueries(filter, pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  })
  return {
    items: list.data?.pages.flatMap((page) => page.items) ?? [],
    isLoading: list.isPending,
    isStale: list.isPlaceholderData,
    fault: list.error,
    retry: () => void list.refetch(),
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
  }
}

/** Takes a query out of the trash. */
export function useRestore(): { restore: (item: QueryItem) => void; fault: unknown } {
  const client = useClient()
  const { slug } = useWorkspace()
  const cache = useQueryClient()
  const { show } = useNotices()
  const { mutate, error } = useMutation({
    mutationFn: ({ id }: QueryItem) => client.restoreQuery(id),
    onSuccess: (restored) => {
      cache.setQueryData(queryKeys.query(slug, restored.query.id), restored)
      void cache.invalidateQueries({ queryKey: queryKeys.lists(slug) })
      show({ text: texts.query.restored(restored.query.title) })
    },
  })
  return { restore: mutate, fault: error }
}
