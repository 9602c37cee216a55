import type { LiveAnalysis, LiveStatus } from '../sql/use-live-analysis.ts'
import { texts } from '../texts/en.ts'
import { AnalysisPanel } from './analysis-panel.tsx'
import type { LineageChoice } from './lineage-section.tsx'

// The rest comes with every key that is pressed, and would talk over what is written.
const troubles: ReadonlySet<LiveStatus> = new Set(['late', 'crashed', 'too-long'])

/** The analysis of the text on the screen while it is being written. */
export function LivePanel({ live, choice }: { live: LiveAnalysis; choice: LineageChoice }) {
  const { status, view } = live
  return (
    <section
      aria-label={texts.analysis.label}
      aria-busy={status === 'working'}
      className="card min-w-0 overflow-hidden"
    >
      <p
        aria-live={troubles.has(status) ? 'polite' : 'off'}
        className="border-b border-line bg-sunken px-4 py-1.5 text-sm text-soft"
      >
        {texts.liveStatuses[status]}
      </p>
      {view ? <AnalysisPanel view={view} choice={choice} /> : null}
    </section>
  )
}
