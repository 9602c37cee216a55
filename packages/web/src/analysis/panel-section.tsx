import { type ReactNode, useId } from 'react'

interface PanelSectionProps {
  title: string
  /** How many things stand below; shown beside the title. */
  count?: number
  aside?: ReactNode
  children: ReactNode
}

/** One headed part of the analysis. */
export function PanelSection({ title, count, aside, children }: PanelSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line px-4 py-3 first:border-t-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 id={id} className="font-semibold">
          {title} {count === undefined ? null : <span className="ms-2 font-normal text-soft">{count}</span>}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
