import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { LineageChoice } from '../analysis/lineage-section.tsx'
import { type LineageView, readLineage } from '../url/view-state.ts'

/** How lineage is shown on this page, kept in its address; `usual` is what an address without a choice means. */
export function useLineageChoice(usual: LineageView): LineageChoice {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const { view = usual, node } = readLineage(search)
  return useMemo(
    () => ({
      view,
      node: node ?? null,
      change: (choice) =>
        navigate({ to: '.', search: (last: object) => ({ ...last, ...choice }), replace: true, resetScroll: false }),
    }),
    [view, node, navigate],
  )
}
