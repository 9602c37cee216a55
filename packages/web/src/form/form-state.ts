import type { QueryDraft, QueryWithTag } from '../api/client.ts'
import type { Query } from '../api/types.ts'

/** What can be edited, as the fields hold it; `tags` is the text of their field. */
export interface FormValues {
  sql: string
  title: string
  tags: string
  dialect: string
}

export const fieldNames = ['sql', 'title', 'tags', 'dialect'] as const

/** A state of the query on the server; `etag` is empty for a query that does not exist yet. */
export interface Saved {
  etag: string
  values: FormValues
}

/**
 * Editing in three layers: `values` on the screen, `base` they started from, `newest` known from the server.
 * `base.values` is null when only the ETag is known, as for work found in the browser's storage after a change elsewhere.
 */
export interface FormState {
  values: FormValues
  base: { etag: string; values: FormValues | null }
  newest: Saved
}

export function startForm(newest: Saved, found: { values: FormValues; base: string } | null): FormState {
  if (found === null) return { values: newest.values, base: newest, newest }
  const base = found.base === newest.etag ? newest : { etag: found.base, values: null }
  return { values: found.values, base, newest }
}

export function isChanged({ values, base, newest }: FormState): boolean {
  return !areEqual(values, base.values ?? newest.values)
}

/** Whether somebody else changed what is being changed here: then nothing is saved before a person has decided. */
export function hasConflict(state: FormState): boolean {
  return isChanged(state) && state.base.etag !== state.newest.etag
}

/** The server has a newer state. Changes to different fields are joined; both to one field are a conflict, and both stay. */
export function receive(state: FormState, newest: Saved): FormState {
  if (newest.etag === state.newest.etag) return state
  if (!isChanged(state)) return { values: newest.values, base: newest, newest }
  const { values, base } = state
  if (base.values === null) return { ...state, newest }
  const started = base.values
  const clashes = fieldNames.some(
    (name) =>
      values[name] !== started[name] && newest.values[name] !== started[name] && values[name] !== newest.values[name],
  )
  return clashes ? { ...state, newest } : { values: join(values, started, newest.values), base: newest, newest }
}

/** Goes on with what is on the screen, as a change of the newest state. Fields that were not touched take the newest. */
export function keepMine({ values, base, newest }: FormState): FormState {
  return { values: base.values ? join(values, base.values, newest.values) : values, base: newest, newest }
}

export function takeTheirs({ newest }: FormState): FormState {
  return { values: newest.values, base: newest, newest }
}

/** What was `sent` is stored now as `saved`. Whatever was typed while it was under way stays, as a change of it. */
export function settle({ values }: FormState, sent: FormValues, saved: Saved): FormState {
  return { values: join(values, sent, saved.values), base: saved, newest: saved }
}

/** The fields to send: those that differ from the newest state. */
export function changeOf({ values, newest }: FormState): QueryDraft {
  const change: QueryDraft = {}
  if (values.sql !== newest.values.sql) change.sql = values.sql
  // A query has a title: an emptied field leaves it to the server, which makes one up or keeps the one there is.
  if (values.title.trim() !== '' && values.title !== newest.values.title) change.title = values.title
  if (values.dialect !== newest.values.dialect) change.dialect = values.dialect
  if (values.tags !== newest.values.tags) change.tags = parseTags(values.tags)
  return change
}

export function savedOf({ query, etag }: QueryWithTag): Saved {
  return { etag, values: valuesOf(query) }
}

function valuesOf({ sql, title, tags, dialect }: Query): FormValues {
  return { sql, title, tags: tags.join(', '), dialect }
}

/** `a, b,,a` as `[a, b]`. */
export function parseTags(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '')
}

function join(mine: FormValues, started: FormValues, theirs: FormValues): FormValues {
  const pick = (name: keyof FormValues): string => (mine[name] === started[name] ? theirs[name] : mine[name])
  return { sql: pick('sql'), title: pick('title'), tags: pick('tags'), dialect: pick('dialect') }
}

function areEqual(a: FormValues, b: FormValues): boolean {
  return fieldNames.every((name) => a[name] === b[name])
}
