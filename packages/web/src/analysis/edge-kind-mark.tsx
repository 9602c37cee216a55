import type { EdgeKind } from '../api/types.ts'
import { texts } from '../texts/en.ts'

/** The line of an edge kind, as the graph draws it, with its name. */
export function EdgeKindMark({ kind }: { kind: EdgeKind }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg width="26" height="8" aria-hidden="true" className="shrink-0">
        <path className="lineage-edge" data-kind={kind} d="M1 4H25" />
      </svg>
      {texts.edgeKinds[kind]}
    </span>
  )
}
