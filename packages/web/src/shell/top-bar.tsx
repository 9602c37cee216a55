import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useWorkspace } from '../account/use-session.ts'
import { Brand } from '../components/brand.tsx'
import { Button } from '../components/button.tsx'
import { searchFieldId } from '../components/search-field-id.ts'
import { useShortcuts } from '../keyboard/use-shortcuts.ts'
import { fieldText } from '../pages/sign-in/field-text.ts'
import { texts } from '../texts/en.ts'
import { textOf } from '../url/search-params.ts'
import { AccountMenu } from './account-menu.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

const navClass =
  'inline-flex min-h-9 items-center rounded-md px-3 hover:bg-tint aria-[current=page]:bg-tint aria-[current=page]:font-medium'

export function TopBar() {
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  const isList = useLocation().pathname === '/queries'
  const focusSearch = (): void => document.getElementById(searchFieldId)?.focus()
  useShortcuts({ 'Mod+K': focusSearch, '/': focusSearch, '?': () => setIsSheetOpen(true) })
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-screen-2xl flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
        <Link to="/" className="me-2">
          <Brand />
        </Link>
        <nav aria-label={texts.nav.label} className="flex gap-1">
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }} className={navClass}>
            {texts.nav.newQuery}
          </Link>
          <Link to="/queries" activeOptions={{ includeSearch: false }} className={navClass}>
            {texts.nav.queries}
          </Link>
        </nav>
        {/* The list has a search field of its own, in the same place of the keyboard. */}
        {isList ? null : <QuickSearch />}
        <div className="ms-auto flex flex-wrap items-center gap-2">
          <WorkspaceSwitch />
          <ThemeSwitch />
          <Button
            look="quiet"
            className="max-sm:hidden"
            aria-label={texts.shortcuts.title}
            onClick={() => setIsSheetOpen(true)}
          >
            ?
          </Button>
          <AccountMenu />
        </div>
      </div>
      {isSheetOpen ? <ShortcutSheet close={() => setIsSheetOpen(false)} /> : null}
    </header>
  )
}

function QuickSearch() {
  const navigate = useNavigate()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const q = textOf(fieldText(new FormData(event.currentTarget), 'q'))
    void navigate({ to: '/queries', search: { q } })
  }
  return (
    <search className="grow basis-48 sm:max-w-md">
      <form onSubmit={submit}>
        <input
          id={searchFieldId}
          name="q"
          type="search"
          aria-label={texts.list.search}
          placeholder={texts.nav.searchPlaceholder}
          className="field w-full"
        />
      </form>
    </search>
  )
}

function WorkspaceSwitch() {
  const { slug, workspaces } = useWorkspace()
  const navigate = useNavigate()
  const isKnown = workspaces.some((workspace) => workspace.slug === slug)
  if (workspaces.length < 2 && isKnown) return null
  return (
    <select
      aria-label={texts.nav.workspace}
      className="field max-w-48"
      value={slug}
      onChange={(event) => void navigate({ to: '/queries', search: { w: event.target.value } })}
    >
      {isKnown ? null : <option value={slug}>{slug}</option>}
      {workspaces.map((workspace) => (
        <option key={workspace.id} value={workspace.slug}>
          {workspace.name}
        </option>
      ))}
    </select>
  )
}
