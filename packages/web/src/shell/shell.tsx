import { Outlet, useLocation, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useSessionState, useUser, WorkspaceContext } from '../account/use-session.ts'
import type { SessionState } from '../api/session.ts'
import { createDraftStore } from '../drafts/draft-store.ts'
import { DraftsContext } from '../drafts/use-draft-store.ts'
import { texts } from '../texts/en.ts'
import { readRoot } from '../url/view-state.ts'
import { TopBar } from './top-bar.tsx'

/** The frame of all pages for somebody signed in: the workspace, the bar on top, the page. */
export function Shell() {
  const session = useSessionState()
  const user = useUser()
  const { w } = readRoot(useSearch({ strict: false }))
  const workspaces = session.status === 'signed-in' ? session.workspaces : null
  const slug = w ?? workspaces?.[0]?.slug ?? ''
  useRightAddress(w, slug, session)
  const main = useFocusOnNewPage()
  const choice = useMemo(() => ({ slug, workspaces: workspaces ?? [] }), [slug, workspaces])
  const drafts = useMemo(() => createDraftStore(localStorage, user.id), [user.id])
  if (workspaces === null) return null
  return (
    <WorkspaceContext value={choice}>
      <DraftsContext value={drafts}>
        <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:z-30 focus:bg-surface focus:p-3">
          {texts.nav.skip}
        </a>
        <TopBar />
        {/* Another workspace is another page: nothing of the first may stay on the screen. */}
        <main
          id="main"
          key={slug}
          ref={main}
          tabIndex={-1}
          className="mx-auto max-w-screen-2xl px-4 pt-4 pb-24 outline-none"
        >
          <Outlet />
        </main>
      </DraftsContext>
    </WorkspaceContext>
  )
}

/** Puts the workspace into the address, and leads to the log-in page when the session has ended. */
function useRightAddress(w: string | undefined, slug: string, session: SessionState): void {
  const router = useRouter()
  useEffect(() => {
    // The address is read here and not watched: this frame outlives its own address by the moment of leaving.
    if (session.status !== 'signed-out') return
    void router.navigate({ to: '/login', search: session.isExpired ? { next: router.state.location.href } : {} })
  }, [session, router])
  useEffect(() => {
    // Without the workspace, the address would show something else to a colleague with another default.
    if (w === undefined && slug !== '')
      void router.navigate({ to: '.', search: (last: object) => ({ ...last, w: slug }), replace: true })
  }, [w, slug, router])
}

/** Moves the focus to the page when another one comes: what had it is gone, and the keyboard would start from the top. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (!main.current?.contains(document.activeElement)) main.current?.focus()
  }, [pathname])
  return main
}
