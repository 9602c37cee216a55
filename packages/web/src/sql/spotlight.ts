import { createContext, use } from 'react'
import type { Span } from '../api/types.ts'

/** What pointing at a fact does to the text it comes from. */
export interface Spotlight {
  /** Lights a span while somebody points at it. */
  point: (span: Span | null) => void
  /** Goes to the span in the text. */
  jump: (span: Span) => void
}

export const SpotlightContext = createContext<Spotlight>({ point: () => undefined, jump: () => undefined })

export const useSpotlight = (): Spotlight => use(SpotlightContext)
