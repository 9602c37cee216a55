import type { QueryWithTag } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { useNotices } from '../../components/notices.tsx'
import { LazyEditor } from '../../sql/lazy-editor.tsx'
import { texts } from '../../texts/en.ts'
import type { QueryEditing } from './use-query-page.ts'

interface ConflictPanelProps {
  saved: QueryWithTag
  editing: QueryEditing
}

/** Somebody saved while this text was being changed. Both texts stay until a person has decided. */
export function ConflictPanel({ saved: { query }, editing: { form, saveMine, isSaving } }: ConflictPanelProps) {
  const { show } = useNotices()
  const takeTheirs = (): void => {
    const mine = form.state.values
    form.takeTheirs()
    show({ text: texts.conflict.tookTheirs, action: { label: texts.conflict.undo, run: () => form.set(mine) } })
  }
  return (
    <section aria-label={texts.conflict.label} className="card border-warning bg-warning-tint p-4">
      <div role="alert" className="mb-3">
        <h2 className="font-semibold">{texts.conflict.title(query.version)}</h2>
        <p>{texts.conflict.text}</p>
      </div>
      <div className="card mb-3 h-48 overflow-hidden">
        <LazyEditor label={texts.conflict.theirs(query.version)} text={query.sql} dialect={query.dialect} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={isSaving} onClick={saveMine}>
          {texts.conflict.saveMine(query.version + 1)}
        </Button>
        <Button onClick={takeTheirs}>{texts.conflict.takeTheirs}</Button>
      </div>
    </section>
  )
}
