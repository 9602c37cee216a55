import { useEffect, useState } from 'react'

/**
 * The text of a field that stands in the address: what is typed shows at once, `settle` gets it after a pause.
 * When the address changes by other means, so does the field.
 */
export function useSettledValue(
  outer: string,
  settle: (value: string) => void,
  pauseMs = 250,
): [typed: string, type: (value: string) => void] {
  const [typed, setTyped] = useState(outer)
  const [known, setKnown] = useState(outer)
  if (known !== outer) {
    setKnown(outer)
    if (typed.trim() !== outer) setTyped(outer)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause, not a new function.
  useEffect(() => {
    if (typed.trim() === outer) return
    const timer = setTimeout(() => settle(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, outer])
  return [typed, setTyped]
}
