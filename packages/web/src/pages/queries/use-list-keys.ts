import { useState } from 'react'
import type { QueryItem } from '../../api/types.ts'
import { useShortcuts } from '../../keyboard/use-shortcuts.ts'

/** Moves through a list with `j` and `k`: gives the id of the current item, whose link has the focus, so that Enter opens it. */
export function useListKeys(items: readonly QueryItem[]): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  const move = (step: number): void => {
    const at = items.findIndex((item) => item.id === current)
    const next = items[Math.min(items.length - 1, Math.max(0, at + step))]
    if (!next) return
    setCurrent(next.id)
    document.getElementById(`query-${next.id}`)?.focus()
  }
  useShortcuts({ j: () => move(1), k: () => move(-1) })
  return current
}
