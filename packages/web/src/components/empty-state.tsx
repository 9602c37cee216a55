import type { ReactNode } from 'react'

/** What stands where there is nothing yet: one sentence, and what to do about it. */
export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="card flex flex-col items-center gap-4 border-dashed px-6 py-12 text-center">
      <p className="max-w-prose text-soft">{text}</p>
      {children ? <div className="flex flex-wrap items-center justify-center gap-3">{children}</div> : null}
    </div>
  )
}
