import type { Query } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { dialectName } from '../../sql/dialects.ts'
import { texts } from '../../texts/en.ts'
import type { TrashActions } from './use-query-page.ts'

/** What the query is called and where it stands, and the way into the trash and out of it. */
export function QueryHead({ query, trash }: { query: Query; trash: TrashActions }) {
  const isDeleted = query.deleted_at !== null
  return (
    <header className="mb-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold wrap-anywhere">
          {query.title === '' ? texts.query.untitled : query.title}
        </h1>
        {isDeleted ? null : (
          <Button look="danger" onClick={trash.remove}>
            {texts.query.remove}
          </Button>
        )}
      </div>
      <p className="flex flex-wrap gap-x-4 text-sm text-soft">
        <span>{texts.query.version(query.version)}</span>
        <span>{dialectName(query.dialect)}</span>
        <span>{query.owner.name}</span>
        <span>
          {texts.query.updated} <TimeAgo at={query.updated_at} />
        </span>
        {query.tags.map((tag) => (
          <span key={tag}>#{tag}</span>
        ))}
      </p>
      {isDeleted ? (
        <p role="status" className="card mt-3 flex flex-wrap items-center gap-3 bg-warning-tint px-3 py-1.5">
          <span className="grow">{texts.query.isInTrash}</span>
          <Button onClick={trash.restore}>{texts.query.restore}</Button>
        </p>
      ) : null}
      {trash.fault ? <ProblemNotice fault={trash.fault} /> : null}
    </header>
  )
}
