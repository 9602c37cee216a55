import { useEffect, useRef } from 'react'
import { isSingleKey, matchesKey } from './match-key.ts'
import { readSingleKeys } from './single-keys.ts'

export type Shortcuts = Readonly<Record<string, () => void>>

export const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** Calls the function of a pressed binding, anywhere on the page; single letters only outside text fields and dialogs. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const newest = useRef(shortcuts)
  newest.current = shortcuts
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      for (const [binding, run] of Object.entries(newest.current)) {
        if (!matchesKey(event, binding, isApple)) continue
        if (isSingleKey(binding) && (!readSingleKeys() || isTaken(event))) continue
        event.preventDefault()
        run()
        return
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Whether somebody writes there, or a dialog is open. The first element of the path sees into shadow roots. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.matches('input, textarea, select') ||
    document.querySelector('dialog[open]') !== null
  )
}
