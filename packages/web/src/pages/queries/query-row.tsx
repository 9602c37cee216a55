import { Link } from '@tanstack/react-router'
import type { QueryItem } from '../../api/types.ts'
import { Button } from '../../components/button.tsx'
import { TimeAgo } from '../../components/time-ago.tsx'
import { dialectName } from '../../sql/dialects.ts'
import { texts } from '../../texts/en.ts'

interface QueryRowProps {
  item: QueryItem
  isCurrent: boolean
  restore: (item: QueryItem) => void
}

const tablesShown = 6

/** One query: its name, why it was found, what it reads and writes, and whose it is. */
export function QueryRow({ item, isCurrent, restore }: QueryRowProps) {
  const { id, title, tags, match, complexity, problems, deleted_at: deletedAt } = item
  return (
    <li data-current={isCurrent} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3 data-[current=true]:bg-tint">
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-1.5">
          <Link
            id={`query-${id}`}
            to="/queries/$id"
            params={{ id }}
            className="me-1 font-medium wrap-anywhere text-accent hover:underline"
          >
            {title === '' ? texts.query.untitled : title}
          </Link>
          {tags.map((tag) => (
            <span key={tag} className="chip">
              #{tag}
            </span>
          ))}
          {problems > 0 ? <span className="chip text-danger">{texts.analysis.problemCount(problems)}</span> : null}
        </p>
        {match && match.field !== 'title' ? (
          <p className="text-sm wrap-anywhere text-soft">{texts.list.match(match.field, match.snippet)}</p>
        ) : null}
        <Tables item={item} />
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1 text-sm text-soft">
        <span title={texts.analysis.complexity}>{texts.analysis.grade(complexity.grade)}</span>
        <span>{dialectName(item.dialect)}</span>
        <span>{texts.query.version(item.version)}</span>
        <span>{item.owner.name}</span>
        <TimeAgo at={item.updated_at} />
        {deletedAt === null ? null : <Button onClick={() => restore(item)}>{texts.query.restore}</Button>}
      </div>
    </li>
  )
}

function Tables({ item: { tables_in: read, tables_out: written } }: { item: QueryItem }) {
  if (read.length + written.length === 0) return null
  return (
    <p className="text-sm wrap-anywhere text-soft">
      {read.length > 0 ? texts.list.reads(shorten(read)) : ''}
      {written.length > 0 ? ` ${texts.list.writes(shorten(written))}` : ''}
    </p>
  )
}

function shorten(names: readonly string[]): string {
  const rest = names.length - tablesShown
  return names.slice(0, tablesShown).join(', ') + (rest > 0 ? texts.list.andMore(rest) : '')
}
