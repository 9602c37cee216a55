import { useMemo } from 'react'
import { LivePanel } from '../../analysis/live-panel.tsx'
import type { QueryWithTag } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { FoundNotice } from '../../form/found-notice.tsx'
import { QueryFields } from '../../form/query-fields.tsx'
import { useLineageChoice } from '../../form/use-lineage-choice.ts'
import { Workbench } from '../../form/workbench.tsx'
import { showKey } from '../../keyboard/match-key.ts'
import { isApple, useShortcuts } from '../../keyboard/use-shortcuts.ts'
import { useEditorSpotlight } from '../../sql/use-editor-spotlight.ts'
import { type LiveAnalysis, useLiveAnalysis } from '../../sql/use-live-analysis.ts'
import { texts } from '../../texts/en.ts'
import { parseSpan } from '../../url/view-state.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import type { QueryEditing } from './use-query-page.ts'

interface SqlTabProps {
  saved: QueryWithTag
  editing: QueryEditing
  /** `start-end` of the place to go to, from the address. */
  span: string | undefined
}

/** The text, open for editing, with its analysis beside it. */
export function SqlTab({ saved, editing, span }: SqlTabProps) {
  const { form, save, isSaving, fault } = editing
  const { values } = form.state
  const analysis = useShownAnalysis(saved, values.sql, values.dialect)
  const spotlight = useEditorSpotlight(useMemo(() => parseSpan(span), [span]))
  const choice = useLineageChoice('table')
  useShortcuts({ 'Mod+S': save })
  const makesVersion = values.sql !== saved.query.sql || values.dialect !== saved.query.dialect
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <QueryFields values={values} set={form.set} />
        <Button look="primary" disabled={isSaving || !form.isChanged || form.hasConflict} onClick={save}>
          {isSaving
            ? texts.form.saving
            : makesVersion
              ? texts.form.saveVersion(saved.query.version + 1)
              : texts.form.save}
          <kbd className="font-sans text-xs opacity-80">{showKey('Mod+S', isApple)}</kbd>
        </Button>
      </div>
      <div className="mb-4 grid grid-cols-1 gap-3 empty:hidden">
        {fault ? <ProblemNotice fault={fault} /> : null}
        {form.hasConflict ? <ConflictPanel saved={saved} editing={editing} /> : <FoundNotice form={form} />}
      </div>
      <Workbench
        sql={values.sql}
        dialect={values.dialect}
        onChange={(sql) => form.set({ sql })}
        analysis={analysis.text === values.sql ? analysis.view : null}
        spotlight={spotlight}
      >
        <LivePanel live={analysis} choice={choice} />
      </Workbench>
    </>
  )
}

/** The stored analysis of a stored text, which knows the catalog; the one made here for a text that is being changed. */
function useShownAnalysis({ query }: QueryWithTag, sql: string, dialect: string): LiveAnalysis {
  const isStored = sql === query.sql && dialect === query.dialect
  const live = useLiveAnalysis(sql, dialect, !isStored)
  return isStored ? { status: 'stored', view: query.analysis, text: query.sql } : live
}
