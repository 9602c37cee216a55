import { lazy, Suspense } from 'react'
import type { ColumnView } from '../api/types.ts'
import { ChoiceSwitch } from '../components/choice-switch.tsx'
import { texts } from '../texts/en.ts'
import { type LineageView, lineageViews } from '../url/view-state.ts'
import { ColumnTable } from './column-table.tsx'
import { PanelSection } from './panel-section.tsx'

const LineageGraph = lazy(async () => ({ default: (await import('../graph/lineage-graph.tsx')).LineageGraph }))

/** How lineage is shown; it stands in the address of the page. */
export interface LineageChoice {
  view: LineageView
  /** The column that is locked in the graph. */
  node: string | null
  change: (choice: { view?: LineageView; node?: string | undefined }) => void
}

export function LineageSection({ columns, choice }: { columns: readonly ColumnView[]; choice: LineageChoice }) {
  const choices = lineageViews.map((id) => ({ id, label: texts.lineageViews[id] }))
  const aside = (
    <ChoiceSwitch
      label={texts.analysis.viewLabel}
      choices={choices}
      current={choice.view}
      choose={(view) => choice.change({ view })}
    />
  )
  return (
    <PanelSection title={texts.analysis.columns} count={columns.length} aside={columns.length > 0 ? aside : null}>
      {columns.length === 0 ? (
        <p className="text-soft">{texts.analysis.noColumns}</p>
      ) : (
        <Shown {...{ columns, choice }} />
      )}
    </PanelSection>
  )
}

function Shown({ columns, choice }: { columns: readonly ColumnView[]; choice: LineageChoice }) {
  if (choice.view === 'table') return <ColumnTable columns={columns} />
  return (
    <Suspense fallback={<p className="text-soft">{texts.graph.loading}</p>}>
      <LineageGraph
        columns={columns}
        locked={choice.node}
        lock={(node) => choice.change({ node: node ?? undefined })}
      />
    </Suspense>
  )
}
