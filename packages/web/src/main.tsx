import './app.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { SessionContext } from './account/use-session.ts'
import { inTurn } from './api/in-turn.ts'
import { Problem } from './api/problem.ts'
import { createSession } from './api/session.ts'
import { createPageRouter } from './routes.tsx'
import { applyTheme, readTheme } from './theme/theme.ts'
import { takeLinkSecrets } from './url/link-secrets.ts'

const retriesMax = 2

applyTheme(readTheme())
// Before the router reads the address, so that no secret gets into its history.
const { secrets, cleanPath } = takeLinkSecrets(new URL(location.href))
history.replaceState(history.state, '', cleanPath)

const session = createSession({ storage: localStorage, now: Date.now, inTurn })
const router = createPageRouter({ session, secrets })
const cache = new QueryClient({ defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 5000 } } })

const host = document.getElementById('root')
if (host === null) throw new Error('The page has no element with the id root')
createRoot(host).render(
  <StrictMode>
    <SessionContext value={session}>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </SessionContext>
  </StrictMode>,
)

/** Silence and a busy server may pass; any other answer stays what it is. */
function isWorthRetrying(failures: number, fault: unknown): boolean {
  return failures < retriesMax && fault instanceof Problem && [0, 503].includes(fault.body.status)
}
