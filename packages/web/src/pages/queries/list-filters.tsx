import { useId } from 'react'
import { Field } from '../../components/field.tsx'
import { searchFieldId } from '../../components/search-field-id.ts'
import { useSettledValue } from '../../components/use-settled-value.ts'
import { dialectChoices } from '../../sql/dialects.ts'
import { texts } from '../../texts/en.ts'
import { choiceOf, textOf } from '../../url/search-params.ts'
import { type ListState, sortOrders } from '../../url/view-state.ts'
import { useKnownTables } from './use-facets.ts'

interface ListFiltersProps {
  state: ListState
  change: (state: ListState) => void
}

/** Search by word, by table, by dialect, and the order. Whatever is typed here stands in the address. */
export function ListFilters({ state, change }: ListFiltersProps) {
  const [words, typeWords] = useSettledValue(state.q ?? '', (q) => change({ q: textOf(q) }))
  return (
    <search className="mb-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,2fr)_minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <Field label={texts.list.search}>
        <input
          id={searchFieldId}
          type="search"
          className="field"
          value={words}
          placeholder={texts.list.searchPlaceholder}
          onChange={(event) => typeWords(event.target.value)}
        />
      </Field>
      <TableFilter table={state.table ?? ''} change={(table) => change({ table: textOf(table) })} />
      <Field label={texts.form.dialect}>
        <select
          className="field"
          value={state.dialect ?? ''}
          onChange={(event) => change({ dialect: textOf(event.target.value) })}
        >
          <option value="">{texts.list.anyDialect}</option>
          {dialectChoices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <SortField state={state} change={change} />
    </search>
  )
}

function SortField({ state, change }: ListFiltersProps) {
  const hasWords = state.q !== undefined
  // What the server does when nothing is said.
  const usual = hasWords ? 'relevance' : '-created'
  return (
    <Field label={texts.list.sort}>
      <select
        className="field"
        value={state.sort ?? usual}
        onChange={(event) => change({ sort: choiceOf(event.target.value, sortOrders) })}
      >
        {sortOrders
          .filter((order) => hasWords || order !== 'relevance')
          .map((order) => (
            <option key={order} value={order}>
              {texts.list.sortOrders[order]}
            </option>
          ))}
      </select>
    </Field>
  )
}

function TableFilter({ table, change }: { table: string; change: (table: string) => void }) {
  const [typed, type] = useSettledValue(table, change)
  const known = useKnownTables(typed)
  const listId = useId()
  return (
    <Field label={texts.list.table}>
      <input
        type="search"
        className="field font-mono"
        list={listId}
        value={typed}
        placeholder={texts.list.tablePlaceholder}
        onChange={(event) => type(event.target.value)}
      />
      <datalist id={listId}>
        {known.map(({ id, schema, name }) => (
          <option key={id} value={schema === '' ? name : `${schema}.${name}`} />
        ))}
      </datalist>
    </Field>
  )
}
