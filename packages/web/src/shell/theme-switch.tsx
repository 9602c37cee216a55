import { Button } from '../components/button.tsx'
import { texts } from '../texts/en.ts'
import { type Theme, themes, useTheme } from '../theme/theme.ts'

/** Goes through the themes: as the system, light, dark. */
export function ThemeSwitch() {
  const [theme, choose] = useTheme()
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  const label = texts.themes.label(theme)
  return (
    <Button look="quiet" aria-label={label} title={label} onClick={() => choose(next)}>
      <ThemeSign theme={theme} />
    </Button>
  )
}

const rays =
  'M8 .6v2M8 13.4v2M.6 8h2M13.4 8h2M2.8 2.8l1.4 1.400M11.8 11.800l1.4 1.400M2.8 13.200l1.4-1.400M11.8 4.200l1.4-1.4'

function ThemeSign({ theme }: { theme: Theme }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="18"
      height="18"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {theme === 'system' ? <path d="M8 2.2a5.8 5.8 0 0 0 0 11.600z" fill="currentColor" /> : null}
      {theme === 'system' ? <circle cx="8" cy="8" r="5.8" /> : null}
      {theme === 'light' ? <circle cx="8" cy="8" r="3" /> : null}
      {theme === 'light' ? <path d={rays} strokeLinecap="round" /> : null}
      {theme === 'dark' ? (
        <path d="M13.5 9.800A6 6 0 0 1 6.2 2.500a6 6 0 1 0 7.3 7.300z" strokeLinejoin="round" />
      ) : null}
    </svg>
  )
}
