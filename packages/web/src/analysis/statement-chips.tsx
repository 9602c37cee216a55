import type { AnalysisView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { Place } from './place.tsx'
import { useRowLimit } from './use-row-limit.tsx'

/** The statements by kind, and how far the text was understood. */
export function StatementChips({ view: { statements, status } }: { view: AnalysisView }) {
  const [shown, more] = useRowLimit(statements)
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {shown.map(({ kind, span, opaque }) => (
        <span key={span.join('-')} className="chip">
          <Place span={span} className="mx-0">
            {kind}
          </Place>
          {opaque > 0 ? <span className="text-warning">{texts.analysis.opaque(opaque)}</span> : null}
        </span>
      ))}
      {more}
      <span className={status === 'parsed' ? 'text-good' : 'text-warning'}>
        {texts.parseStatuses.get(status) ?? status}
      </span>
    </div>
  )
}
