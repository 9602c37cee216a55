import { useMemo, useState } from 'react'
import type { Span } from '../api/types.ts'
import type { Spotlight } from './spotlight.ts'

export interface EditorSpotlight {
  spotlight: Spotlight
  light: Span | null
  jumpTo: { span: Span } | null
}

/** The spotlight of a page with an editor; `first` is where it stands when the page opens. */
export function useEditorSpotlight(first: Span | null = null): EditorSpotlight {
  const [light, setLight] = useState<Span | null>(first)
  const [jumpTo, setJumpTo] = useState<{ span: Span } | null>(first && { span: first })
  const spotlight = useMemo(() => ({ point: setLight, jump: (span: Span) => setJumpTo({ span }) }), [])
  return { spotlight, light, jumpTo }
}
