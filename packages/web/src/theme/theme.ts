import { useEffect, useState } from 'react'
import { choiceOf } from '../url/search-params.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'sqm.theme'

export function readTheme(): Theme {
  return choiceOf(localStorage.getItem(key), themes) ?? 'system'
}

/** Sets the colours of the page to a theme; `system` is asked for its present wish. */
export function applyTheme(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}

/** The chosen theme and how to choose another; it is kept in this browser, and `system` follows the system as it changes. */
export function useTheme(): [theme: Theme, choose: (theme: Theme) => void] {
  const [theme, setTheme] = useState(readTheme)
  useEffect(() => {
    localStorage.setItem(key, theme)
    applyTheme(theme)
    const system = matchMedia('(prefers-color-scheme: dark)')
    const follow = (): void => applyTheme(theme)
    system.addEventListener('change', follow)
    return () => system.removeEventListener('change', follow)
  }, [theme])
  return [theme, setTheme]
}
