import { type ReactNode, useMemo } from 'react'
import type { AnalysisView } from '../api/types.ts'
import type { EditorMark } from '../sql/create-editor.ts'
import { LazyEditor } from '../sql/lazy-editor.tsx'
import { SpotlightContext } from '../sql/spotlight.ts'
import type { EditorSpotlight } from '../sql/use-editor-spotlight.ts'
import { texts } from '../texts/en.ts'

interface WorkbenchProps {
  sql: string
  dialect: string
  onChange?: (sql: string) => void
  /** The analysis of exactly this text; null while there is none. */
  analysis: AnalysisView | null
  spotlight: EditorSpotlight
  /** What stands beside the text. */
  children: ReactNode
}

/** The text on the left, what is known about it on the right; one below the other where there is no room. */
export function Workbench({ sql, dialect, onChange, analysis, spotlight, children }: WorkbenchProps) {
  const marks = useMemo(() => marksOf(analysis), [analysis])
  return (
    <SpotlightContext value={spotlight.spotlight}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="card h-[60vh] min-h-72 overflow-hidden focus-within:border-accent lg:sticky lg:top-4 lg:h-[calc(100vh-2rem)] lg:max-h-176">
          <LazyEditor
            label={texts.editor.label}
            placeholder={texts.editor.placeholder}
            text={sql}
            dialect={dialect}
            marks={marks}
            // Spans belong to one text: with another on the screen they would light the wrong words.
            light={analysis ? spotlight.light : null}
            jumpTo={spotlight.jumpTo}
            {...(onChange ? { onChange } : {})}
          />
        </div>
        {children}
      </div>
    </SpotlightContext>
  )
}

function marksOf(analysis: AnalysisView | null): readonly EditorMark[] {
  if (analysis === null) return []
  return [
    ...analysis.problems.map(({ span, message }) => ({ span, message, severity: 'error' as const })),
    ...analysis.findings.map(({ span, message, severity }) => ({ span, message, severity })),
  ]
}
