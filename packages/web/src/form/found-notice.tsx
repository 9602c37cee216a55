import { Button } from '../components/button.tsx'
import { texts } from '../texts/en.ts'
import type { QueryForm } from './use-query-form.ts'

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** Says that the text on the screen is unsaved work from an earlier visit. */
export function FoundNotice({ form: { foundAt, isChanged, takeTheirs } }: { form: QueryForm }) {
  if (foundAt === null || !isChanged) return null
  return (
    <p role="status" className="card flex flex-wrap items-center gap-3 bg-tint px-3 py-1.5">
      <span className="grow">{texts.form.found(exact.format(foundAt))}</span>
      <Button look="quiet" onClick={takeTheirs}>
        {texts.form.discard}
      </Button>
    </p>
  )
}
