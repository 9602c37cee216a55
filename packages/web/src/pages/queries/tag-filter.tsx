import { Link } from '@tanstack/react-router'
import { texts } from '../../texts/en.ts'
import type { ListState } from '../../url/view-state.ts'
import { useTags } from './use-facets.ts'

const linkClass =
  'chip hover:border-edge aria-[current]:border-accent aria-[current]:bg-tint aria-[current]:font-medium'

/** All queries or the trash, and the tags in use; a second click takes a tag away. */
export function TagFilter({ state }: { state: ListState }) {
  const tags = useTags()
  return (
    <nav aria-label={texts.list.narrow} className="mb-4 flex flex-wrap items-center gap-1.5">
      <Link
        to="/queries"
        activeOptions={{ exact: true }}
        aria-current={isPlain(state) || undefined}
        className={linkClass}
      >
        {texts.list.all}
      </Link>
      <Link
        to="/queries"
        activeOptions={{ exact: true }}
        search={{ trash: 'yes' }}
        aria-current={state.trash === 'yes' || undefined}
        className={linkClass}
      >
        {texts.list.trash}
      </Link>
      {tags.map(({ tag, queries }) => (
        <Link
          key={tag}
          to="/queries"
          activeOptions={{ exact: true }}
          search={(last) => ({ ...last, tag: state.tag === tag ? undefined : tag })}
          aria-current={state.tag === tag || undefined}
          className={linkClass}
        >
          #{tag} <span className="text-soft">{queries}</span>
        </Link>
      ))}
    </nav>
  )
}

function isPlain({ tag, trash }: ListState): boolean {
  return tag === undefined && trash === undefined
}
