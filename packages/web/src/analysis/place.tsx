import type { ReactNode } from 'react'
import type { Span } from '../api/types.ts'
import { useSpotlight } from '../sql/spotlight.ts'

/** A fact that stands somewhere in the text: pointing lights the place, a click goes there. */
export function Place({ span, children, className = '' }: { span: Span; children: ReactNode; className?: string }) {
  const { point, jump } = useSpotlight()
  return (
    <button
      type="button"
      className={`place ${className}`}
      onMouseEnter={() => point(span)}
      onMouseLeave={() => point(null)}
      onFocus={() => point(span)}
      onBlur={() => point(null)}
      onClick={() => jump(span)}
    >
      {children}
    </button>
  )
}
