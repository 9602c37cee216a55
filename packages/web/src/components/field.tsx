import type { ReactNode } from 'react'

/** A label above its control, with a hint below if there is one. */
export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="flex min-w-0 flex-col gap-1">
      <span className="text-sm text-soft">{label}</span>
      {children}
      {hint ? <span className="text-sm text-soft">{hint}</span> : null}
    </label>
  )
}
