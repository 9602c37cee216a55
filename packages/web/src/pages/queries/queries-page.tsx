import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { texts } from '../../texts/en.ts'
import { type ListState, readList } from '../../url/view-state.ts'
import { ListFilters } from './list-filters.tsx'
import { QueryRow } from './query-row.tsx'
import { TagFilter } from './tag-filter.tsx'
import { useListKeys } from './use-list-keys.ts'
import { type QueryList, useQueryList, useRestore } from './use-query-list.ts'

/** Find a query again: by word, table, dialect and tag, all in the address. */
export function QueriesPage() {
  const state = readList(useSearch({ strict: false }))
  const navigate = useNavigate()
  const list = useQueryList(state)
  usePageTitle(texts.nav.queries)
  const change = (next: ListState): void =>
    void navigate({ to: '/queries', search: (last) => ({ ...last, ...next }), replace: true, resetScroll: false })
  return (
    <>
      <h1 className="mb-3 text-xl font-semibold">{texts.nav.queries}</h1>
      <ListFilters state={state} change={change} />
      <TagFilter state={state} />
      {list.fault ? (
        <ProblemNotice fault={list.fault}>
          <Button onClick={list.retry}>{texts.faults.again}</Button>
        </ProblemNotice>
      ) : (
        <Results list={list} state={state} />
      )}
    </>
  )
}

function Results({ list, state }: { list: QueryList; state: ListState }) {
  const { items, isLoading, isStale, hasMore, isLoadingMore, loadMore } = list
  const { restore, fault } = useRestore()
  const current = useListKeys(items)
  if (isLoading)
    return (
      <p role="status" className="p-4 text-soft">
        {texts.list.loading}
      </p>
    )
  return (
    <div aria-busy={isStale}>
      {fault ? <ProblemNotice fault={fault} /> : null}
      <p role="status" className="mb-2 text-sm text-soft">
        {texts.list.count(items.length, hasMore)}
      </p>
      {items.length === 0 ? (
        <Nothing state={state} />
      ) : (
        <ol className="card divide-y divide-line">
          {items.map((item) => (
            <QueryRow key={item.id} item={item} isCurrent={item.id === current} restore={restore} />
          ))}
        </ol>
      )}
      {hasMore ? (
        <Button className="mt-3" disabled={isLoadingMore} onClick={loadMore}>
          {isLoadingMore ? texts.list.loading : texts.list.more}
        </Button>
      ) : null}
    </div>
  )
}

function Nothing({ state }: { state: ListState }) {
  const { trash, sort: _, ...filters } = state
  if (Object.keys(filters).length > 0) {
    return (
      <EmptyState text={texts.list.nothingFound}>
        <Link to="/queries" className={buttonClass('primary')}>
          {texts.list.clear}
        </Link>
      </EmptyState>
    )
  }
  if (trash) return <EmptyState text={texts.list.emptyTrash} />
  return (
    <EmptyState text={texts.list.empty}>
      <Link to="/" className={buttonClass('primary')}>
        {texts.nav.newQuery}
      </Link>
    </EmptyState>
  )
}
