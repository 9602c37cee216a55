import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Link,
  Outlet,
  redirect,
  retainSearchParams,
  useRouter,
} from '@tanstack/react-router'
import type { Session } from './api/session.ts'
import { Button, buttonClass } from './components/button.tsx'
import { EmptyState } from './components/empty-state.tsx'
import { NoticesProvider } from './components/notices.tsx'
import { ProblemNotice } from './components/problem-notice.tsx'
import { NewQueryPage } from './pages/new-query/new-query-page.tsx'
import { QueriesPage } from './pages/queries/queries-page.tsx'
import { QueryPage } from './pages/query/query-page.tsx'
import { LoginPage } from './pages/sign-in/login-page.tsx'
import { OpenPage } from './pages/sign-in/open-page.tsx'
import { RegisterPage } from './pages/sign-in/register-page.tsx'
import { ResetPage } from './pages/sign-in/reset-page.tsx'
import { Shell } from './shell/shell.tsx'
import { texts } from './texts/en.ts'
import type { LinkSecrets } from './url/link-secrets.ts'
import { parseSearch, stringifySearch, textOf } from './url/search-params.ts'
import { readLineage, readList, readQuery, readRoot } from './url/view-state.ts'

interface PageContext {
  session: Session
  secrets: LinkSecrets
}

const root = createRootRouteWithContext<PageContext>()({
  component: () => (
    <NoticesProvider>
      <Outlet />
    </NoticesProvider>
  ),
})

const open = createRoute({
  getParentRoute: () => root,
  path: '/open',
  beforeLoad: async ({ context: { session, secrets } }) => {
    if (!secrets.token) return { fault: null }
    try {
      await session.exchange(secrets.token)
    } catch (fault) {
      return { fault }
    }
    throw redirect({ to: '/', replace: true })
  },
  component: function Open() {
    return <OpenPage fault={open.useRouteContext().fault} />
  },
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (raw: Record<string, unknown>): { next?: string } => {
    const next = textOf(raw.next)
    return next === undefined ? {} : { next }
  },
  component: LoginPage,
})
const register = createRoute({ getParentRoute: () => root, path: '/register', component: RegisterPage })
const reset = createRoute({ getParentRoute: () => root, path: '/reset', component: ResetPage })

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  validateSearch: readRoot,
  search: { middlewares: [retainSearchParams(['w'])] },
  beforeLoad: async ({ context: { session }, location }) => {
    await session.start()
    if (session.getState().status !== 'signed-in') throw redirect({ to: '/login', search: { next: location.href } })
  },
  component: Shell,
})
const newQuery = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: readLineage,
  component: NewQueryPage,
})
const queries = createRoute({
  getParentRoute: () => signedIn,
  path: '/queries',
  validateSearch: readList,
  component: QueriesPage,
})
const query = createRoute({
  getParentRoute: () => signedIn,
  path: '/queries/$id',
  validateSearch: readQuery,
  component: QueryPage,
})

const routeTree = root.addChildren([open, login, register, reset, signedIn.addChildren([newQuery, queries, query])])

function PageFault({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <main className="p-4">
      <ProblemNotice fault={error}>
        <Button onClick={() => void router.invalidate()}>{texts.faults.again}</Button>
      </ProblemNotice>
    </main>
  )
}

/** The pages and their addresses. */
export function createPageRouter(context: PageContext) {
  return createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: PageFault,
    defaultNotFoundComponent: () => (
      <main className="p-4">
        <EmptyState text={texts.notFound}>
          <Link to="/queries" className={buttonClass('primary')}>
            {texts.nav.queries}
          </Link>
        </EmptyState>
      </main>
    ),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>
  }
}
