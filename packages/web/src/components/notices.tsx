import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { texts } from '../texts/en.ts'
import { Button } from './button.tsx'

export interface Notice {
  text: string
  action?: { label: string; run: () => void }
}

interface Notices {
  /** Shows a notice and reads it out. One with an action stays until it is closed, any other for some seconds. */
  show: (notice: Notice) => void
  /** Reads a sentence out without showing it. */
  say: (text: string) => void
}

const shownMs = 6000

const NoticesContext = createContext<Notices>({ show: () => undefined, say: () => undefined })

export const useNotices = (): Notices => use(NoticesContext)

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null)
  const [said, setSaid] = useState('')
  const show = useCallback((next: Notice) => {
    setNotice(next)
    setSaid(next.text)
  }, [])
  useEffect(() => {
    if (notice === null || notice.action) return
    const timer = setTimeout(() => setNotice(null), shownMs)
    return () => clearTimeout(timer)
  }, [notice])
  const notices = useMemo(() => ({ show, say: setSaid }), [show])
  return (
    <NoticesContext value={notices}>
      {children}
      {/* The region stands in the page from the start: one that appears with its text is often not read. */}
      <output aria-live="polite" className="sr-only">
        {said}
      </output>
      {notice ? <NoticeBar notice={notice} close={() => setNotice(null)} /> : null}
    </NoticesContext>
  )
}

function NoticeBar({ notice, close }: { notice: Notice; close: () => void }) {
  const { text, action } = notice
  const act = (): void => {
    close()
    action?.run()
  }
  return (
    <section
      aria-label={texts.notices.label}
      className="card fixed inset-x-3 bottom-3 z-20 flex flex-wrap sm:start-auto sm:end-4 sm:max-w-md sm:min-w-80 items-center gap-2 border-edge p-2 ps-4 shadow-lg"
    >
      <p className="grow">{text}</p>
      {action ? (
        <Button look="primary" onClick={act}>
          {action.label}
        </Button>
      ) : null}
      <Button look="quiet" onClick={close}>
        {texts.notices.close}
      </Button>
    </section>
  )
}
