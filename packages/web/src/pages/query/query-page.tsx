import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { QueryWithTag } from '../../api/client.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { TabBar } from '../../components/tab-bar.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { texts } from '../../texts/en.ts'
import { type QueryTab, queryTabs, readQuery } from '../../url/view-state.ts'
import { LineageTab } from './lineage-tab.tsx'
import { QueryHead } from './query-head.tsx'
import { SqlTab } from './sql-tab.tsx'
import { useQueryById, useQueryEditing, useTrash } from './use-query-page.ts'
import { VersionsTab } from './versions-tab.tsx'

export function QueryPage() {
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQueryById(id)
  if (data) return <LoadedQuery key={id} saved={data} />
  if (!error)
    return (
      <p role="status" className="text-soft">
        {texts.query.loading}
      </p>
    )
  return (
    <ProblemNotice fault={error}>
      <Button onClick={() => void refetch()}>{texts.faults.again}</Button>
      <Link to="/queries" className={buttonClass()}>
        {texts.nav.queries}
      </Link>
    </ProblemNotice>
  )
}

function LoadedQuery({ saved }: { saved: QueryWithTag }) {
  const state = readQuery(useSearch({ strict: false }))
  const tab: QueryTab = state.tab ?? 'sql'
  const navigate = useNavigate()
  const editing = useQueryEditing(saved)
  const trash = useTrash(saved)
  usePageTitle(saved.query.title === '' ? texts.query.untitled : saved.query.title)
  const choose = (next: QueryTab): void =>
    void navigate({
      to: '.',
      search: (last: object) => ({ ...last, tab: next === 'sql' ? undefined : next, span: undefined }),
    })
  return (
    <>
      <QueryHead query={saved.query} trash={trash} />
      <TabBar
        label={texts.query.tabsLabel}
        tabs={queryTabs.map((id) => ({ id, label: texts.query.tabs[id] }))}
        current={tab}
        choose={choose}
      />
      <div id={`panel-${tab}`} role="tabpanel" aria-labelledby={`tab-${tab}`} className="pt-4">
        {tab === 'sql' ? <SqlTab saved={saved} editing={editing} span={state.span} /> : null}
        {tab === 'lineage' ? <LineageTab query={saved.query} isEdited={editing.form.isChanged} /> : null}
        {tab === 'versions' ? (
          <VersionsTab
            query={saved.query}
            chosen={state.version ? Number(state.version) : saved.query.version}
            startFrom={(sql) => {
              editing.form.set({ sql })
              choose('sql')
            }}
          />
        ) : null}
      </div>
    </>
  )
}
