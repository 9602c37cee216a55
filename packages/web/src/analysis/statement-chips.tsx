import type { AnalysisView, StatementView } from '../api/types.ts'
import { texts } from '../texts/en.ts'
import { Place } from './place.tsx'
import { useRowLimit } from './use-row-limit.tsx'

const spanKey = ({ span }: StatementView): string => span.join('-')

/** The statements by kind, and how far the text was understood. */
export function StatementChips({ view: { statements, status } }: { view: AnalysisView }) {
  const [shown, more] = useRowLimit(statements, spanKey)
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {shown.map(({ key, row: { kind, span, opaque } }) => (
        <span key={key} className="chip">
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
