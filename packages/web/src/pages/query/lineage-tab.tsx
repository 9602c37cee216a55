import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { AnalysisPanel } from '../../analysis/analysis-panel.tsx'
import type { Query, Span } from '../../api/types.ts'
import { useLineageChoice } from '../../form/use-lineage-choice.ts'
import { SpotlightContext } from '../../sql/spotlight.ts'
import { texts } from '../../texts/en.ts'
import { formatSpan } from '../../url/view-state.ts'

/** The stored analysis over the whole width; a place in it opens the text there. */
export function LineageTab({ query, isEdited }: { query: Query; isEdited: boolean }) {
  const navigate = useNavigate()
  const choice = useLineageChoice('graph')
  const spotlight = useMemo(
    () => ({
      point: () => undefined,
      jump: (span: Span) =>
        void navigate({ to: '.', search: (last: object) => ({ ...last, tab: undefined, span: formatSpan(span) }) }),
    }),
    [navigate],
  )
  return (
    <SpotlightContext value={spotlight}>
      {isEdited ? <p className="mb-3 text-soft">{texts.query.lineageOfSaved(query.version)}</p> : null}
      <div className="card">
        <AnalysisPanel view={query.analysis} choice={choice} />
      </div>
    </SpotlightContext>
  )
}
