import type { KeyboardEvent } from 'react'

interface Tab<T extends string> {
  id: T
  label: string
}

interface TabBarProps<T extends string> {
  label: string
  tabs: readonly Tab<T>[]
  current: T
  choose: (id: T) => void
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs as in the ARIA practices: one stop for Tab, arrows move. The panel has the id `panel-<id>`. */
export function TabBar<T extends string>({ label, tabs, current, choose }: TabBarProps<T>) {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex((tab) => tab.id === current)
    const next = tabs[(at + (steps[event.key] ?? 0) + tabs.length) % tabs.length]
    if (!next || next.id === current) return
    event.preventDefault()
    choose(next.id)
    document.getElementById(`tab-${next.id}`)?.focus()
  }
  return (
    <div role="tablist" aria-label={label} onKeyDown={move} className="flex flex-wrap gap-1 border-b border-line">
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === current}
          aria-controls={`panel-${tab.id}`}
          tabIndex={tab.id === current ? 0 : -1}
          onClick={() => choose(tab.id)}
          className="-mb-px min-h-10 border-b-2 border-transparent px-3 text-soft hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink"
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}
