import { useEffect } from 'react'
import { texts } from '../texts/en.ts'

/** Names the page in the tab of the browser, in its history and for screen readers. */
export function usePageTitle(page: string): void {
  useEffect(() => {
    document.title = texts.titleOf(page)
  }, [page])
}
