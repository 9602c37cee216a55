import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useClient, useWorkspace } from '../../account/use-session.ts'
import type { Query, Version } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { LazyEditor } from '../../sql/lazy-editor.tsx'
import { texts } from '../../texts/en.ts'
import { queryKeys } from '../query-keys.ts'

interface VersionsTabProps {
  query: Query
  chosen: number
  /** Puts an older text into the editor; nothing is saved by it. */
  startFrom: (sql: string) => void
}

const firstPage: string | null = null

/** All versions, newest first, and the text of one of them. */
export function VersionsTab({ query, chosen, startFrom }: VersionsTabProps) {
  const client = useClient()
  const { slug } = useWorkspace()
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: queryKeys.versions(slug, query.id),
    queryFn: ({ pageParam, signal }) => client.listVersions(query.id, pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next_cursor,
  })
  if (error) return <ProblemNotice fault={error} />
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <div>
        <ol aria-label={texts.query.tabs.versions} className="card divide-y divide-line">
          {data?.pages.flatMap((page) =>
            page.items.map((version) => (
              <VersionRow key={version.version} version={version} isChosen={version.version === chosen} />
            )),
          )}
        </ol>
        {hasNextPage ? (
          <Button className="mt-2" onClick={() => void fetchNextPage()}>
            {texts.list.more}
          </Button>
        ) : null}
      </div>
      <VersionText query={query} version={chosen} startFrom={startFrom} />
    </div>
  )
}

function VersionRow({
  version: { version, author, message, created_at: createdAt },
  isChosen,
}: {
  version: Version
  isChosen: boolean
}) {
  return (
    <li>
      <Link
        to="."
        search={(last: object) => ({ ...last, version: String(version) })}
        replace
        activeOptions={{ exact: true }}
        aria-current={isChosen || undefined}
        className="block px-4 py-2 hover:bg-tint aria-[current]:bg-tint"
      >
        <span className="font-medium">{texts.query.version(version)}</span>
        <span className="block text-sm text-soft">
          {author.name}, <TimeAgo at={createdAt} />
        </span>
        {message ? <span className="block text-sm wrap-anywhere">{message}</span> : null}
      </Link>
    </li>
  )
}

function VersionText({
  query,
  version,
  startFrom,
}: {
  query: Query
  version: number
  startFrom: (sql: string) => void
}) {
  const client = useClient()
  const { slug } = useWorkspace()
  const { data, error } = useQuery({
    queryKey: queryKeys.version(slug, query.id, version),
    queryFn: ({ signal }) => client.readVersion(query.id, version, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <ProblemNotice fault={error} />
  if (!data)
    return (
      <p role="status" className="text-soft">
        {texts.query.loading}
      </p>
    )
  return (
    <section aria-label={texts.query.version(version)} className="min-w-0">
      <div className="card h-96 overflow-hidden">
        <LazyEditor label={texts.query.textOf(version)} text={data.sql} dialect={data.dialect} />
      </div>
      {version === query.version ? null : (
        <Button className="mt-3" onClick={() => startFrom(data.sql)}>
          {texts.query.startFrom}
        </Button>
      )}
    </section>
  )
}
