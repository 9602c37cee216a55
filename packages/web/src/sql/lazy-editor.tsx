import { lazy, Suspense } from 'react'
import { texts } from '../texts/en.ts'
import type { SqlEditorProps } from './sql-editor.tsx'

const SqlEditor = lazy(async () => ({ default: (await import('./sql-editor.tsx')).SqlEditor }))

/** The editor, loaded when it is first shown: it is the largest part of the page. */
export function LazyEditor(props: SqlEditorProps) {
  return (
    <Suspense fallback={<p className="p-4 text-soft">{texts.editor.loading}</p>}>
      <SqlEditor {...props} />
    </Suspense>
  )
}
