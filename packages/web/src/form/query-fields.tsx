import { Field } from '../components/field.tsx'
import { dialectChoices } from '../sql/dialects.ts'
import { texts } from '../texts/en.ts'
import type { FormValues } from './form-state.ts'

interface QueryFieldsProps {
  values: FormValues
  set: (values: Partial<FormValues>) => void
}

/** Title, dialect and tags of a query. */
export function QueryFields({ values: { title, dialect, tags }, set }: QueryFieldsProps) {
  const isListed = dialectChoices.some((choice) => choice.id === dialect)
  return (
    <div className="grid grow gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(8rem,1fr)_minmax(0,1.2fr)]">
      <Field label={texts.form.title}>
        <input
          className="field"
          value={title}
          placeholder={texts.form.titlePlaceholder}
          maxLength={300}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field label={texts.form.dialect}>
        <select className="field" value={dialect} onChange={(event) => set({ dialect: event.target.value })}>
          {isListed ? null : <option value={dialect}>{dialect}</option>}
          {dialectChoices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={texts.form.tags}>
        <input
          className="field"
          value={tags}
          placeholder={texts.form.tagsPlaceholder}
          onChange={(event) => set({ tags: event.target.value })}
        />
      </Field>
    </div>
  )
}
