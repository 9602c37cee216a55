import { LivePanel } from '../../analysis/live-panel.tsx'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { usePageTitle } from '../../components/use-page-title.ts'
import { FoundNotice } from '../../form/found-notice.tsx'
import { QueryFields } from '../../form/query-fields.tsx'
import { useLineageChoice } from '../../form/use-lineage-choice.ts'
import { Workbench } from '../../form/workbench.tsx'
import { showKey } from '../../keyboard/match-key.ts'
import { isApple, useShortcuts } from '../../keyboard/use-shortcuts.ts'
import { useEditorSpotlight } from '../../sql/use-editor-spotlight.ts'
import { useLiveAnalysis } from '../../sql/use-live-analysis.ts'
import { texts } from '../../texts/en.ts'
import { useNewQuery } from './use-new-query.ts'

/** Paste a text, see what it reads and writes, save it. */
export function NewQueryPage() {
  const { form, save, isSaving, fault } = useNewQuery()
  const { values } = form.state
  const live = useLiveAnalysis(values.sql, values.dialect)
  const spotlight = useEditorSpotlight()
  const choice = useLineageChoice('table')
  usePageTitle(texts.nav.newQuery)
  useShortcuts({ 'Mod+S': save })
  return (
    <>
      <h1 className="sr-only">{texts.nav.newQuery}</h1>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <QueryFields values={values} set={form.set} />
        <Button look="primary" disabled={isSaving || values.sql.trim() === ''} onClick={save}>
          {isSaving ? texts.form.saving : texts.form.save}
          <kbd className="font-sans text-xs opacity-80">{showKey('Mod+S', isApple)}</kbd>
        </Button>
      </div>
      <div className="mb-4 grid grid-cols-1 gap-3 empty:hidden">
        {fault ? <ProblemNotice fault={fault} /> : null}
        <FoundNotice form={form} />
      </div>
      <Workbench
        sql={values.sql}
        dialect={values.dialect}
        onChange={(sql) => form.set({ sql })}
        analysis={live.text === values.sql ? live.view : null}
        spotlight={spotlight}
      >
        {values.sql.trim() === '' ? (
          <FirstSteps paste={() => form.set({ sql: texts.sample.sql, title: texts.sample.title })} />
        ) : (
          <LivePanel live={live} choice={choice} />
        )}
      </Workbench>
    </>
  )
}

function FirstSteps({ paste }: { paste: () => void }) {
  return (
    <section className="card border-dashed p-6">
      <h2 className="mb-2 text-lg font-semibold">{texts.firstSteps.title}</h2>
      <p className="mb-4 max-w-prose text-soft">{texts.firstSteps.text}</p>
      <Button onClick={paste}>{texts.firstSteps.sample}</Button>
    </section>
  )
}
