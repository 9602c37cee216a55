import { useState } from 'react'
import type { AnalysisView } from '../api/types.ts'
import { Button } from '../components/button.tsx'
import { texts } from '../texts/en.ts'
import { FindingList, ProblemList, UnresolvedList } from './check-lists.tsx'
import { ComplexityCard } from './complexity-card.tsx'
import { foldUnlikely } from './fold-unlikely.ts'
import { type LineageChoice, LineageSection } from './lineage-section.tsx'
import { PanelSection } from './panel-section.tsx'
import { StatementChips } from './statement-chips.tsx'
import { TableList } from './table-list.tsx'
import { UseList } from './use-list.tsx'

/** Everything known about a text, most wanted first; parts without content are left out, except tables and columns. */
export function AnalysisPanel({ view, choice }: { view: AnalysisView; choice: LineageChoice }) {
  const { problems, unresolved, complexity, findings } = view
  const [showsAll, setShowsAll] = useState(false)
  const folded = foldUnlikely(view)
  const { columns, uses } = showsAll ? view : folded
  return (
    <>
      <PanelSection title={texts.analysis.statements} count={view.statements.length}>
        <StatementChips view={view} />
      </PanelSection>
      {problems.length > 0 ? (
        <PanelSection title={texts.analysis.problems} count={problems.length}>
          <ProblemList problems={problems} />
        </PanelSection>
      ) : null}
      <PanelSection title={texts.analysis.tables} count={view.tables_in.length + view.tables_out.length}>
        <TableList read={view.tables_in} written={view.tables_out} />
      </PanelSection>
      <LineageSection columns={columns} choice={choice} />
      {folded.count > 0 ? (
        <p className="px-4 pb-3 text-sm text-soft">
          {showsAll ? texts.analysis.unlikely.shown : texts.analysis.unlikely.folded(folded.count)}{' '}
          <Button look="quiet" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? texts.analysis.unlikely.fold : texts.analysis.unlikely.show}
          </Button>
        </p>
      ) : null}
      {unresolved.length > 0 ? (
        <PanelSection title={texts.analysis.unresolved} count={unresolved.length}>
          <UnresolvedList unresolved={unresolved} />
        </PanelSection>
      ) : null}
      {uses.length > 0 ? (
        <PanelSection title={texts.analysis.uses} count={uses.length}>
          <UseList uses={uses} />
        </PanelSection>
      ) : null}
      <PanelSection title={texts.analysis.complexity}>
        <ComplexityCard complexity={complexity} />
      </PanelSection>
      {findings.length > 0 ? (
        <PanelSection title={texts.analysis.findings} count={findings.length}>
          <FindingList findings={findings} />
        </PanelSection>
      ) : null}
    </>
  )
}
