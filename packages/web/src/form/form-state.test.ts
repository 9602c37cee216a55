import { describe, expect, test } from 'vitest'
import {
  changeOf,
  type FormState,
  type FormValues,
  hasConflict,
  isChanged,
  keepMine,
  parseTags,
  receive,
  type Saved,
  settle,
  startForm,
  takeTheirs,
} from './form-state.ts'

const values = (change: Partial<FormValues> = {}): FormValues => ({
  sql: 'select 1',
  title: 'One',
  tags: 'a, b',
  dialect: 'ansi',
  ...change,
})
const saved = (etag: string, change: Partial<FormValues> = {}): Saved => ({ etag, values: values(change) })
const typed = (state: FormState, change: Partial<FormValues>): FormState => ({
  ...state,
  values: { ...state.values, ...change },
})
const start = (): FormState => startForm(saved('"1.0"'), null)

describe('editing a query', () => {
  test('is unchanged until something differs, and sends only what does', () => {
    expect(isChanged(start())).toBe(false)
    const state = typed(start(), { sql: 'select 2', tags: 'b, c,, b' })
    expect(isChanged(state)).toBe(true)
    expect(changeOf(state)).toEqual({ sql: 'select 2', tags: ['b', 'c'] })
  })

  test('shows what somebody else saved when nothing was changed here', () => {
    const state = receive(start(), saved('"2.0"', { sql: 'select 2' }))
    expect(state.values.sql).toBe('select 2')
    expect(hasConflict(state)).toBe(false)
  })

  test('joins changes to different fields', () => {
    const state = receive(typed(start(), { sql: 'select 3' }), saved('"1.1"', { title: 'Uno' }))
    expect(hasConflict(state)).toBe(false)
    expect(state.values).toEqual(values({ sql: 'select 3', title: 'Uno' }))
    expect(state.base.etag).toBe('"1.1"')
    expect(changeOf(state)).toEqual({ sql: 'select 3' })
  })

  test('two changes of one text are a conflict, and both texts stay', () => {
    const state = receive(typed(start(), { sql: 'mine' }), saved('"2.0"', { sql: 'theirs' }))
    expect(hasConflict(state)).toBe(true)
    expect(state.values.sql).toBe('mine')
    expect(state.newest.values.sql).toBe('theirs')
    expect(state.base.etag).toBe('"1.0"')
  })

  test('a conflict ends with mine on top of theirs, or with theirs', () => {
    const state = receive(typed(start(), { sql: 'mine' }), saved('"2.0"', { sql: 'theirs', title: 'Theirs' }))
    const mine = keepMine(state)
    expect(hasConflict(mine)).toBe(false)
    expect(changeOf(mine)).toEqual({ sql: 'mine' })
    expect(mine.values.title).toBe('Theirs')
    const theirs = takeTheirs(state)
    expect(isChanged(theirs)).toBe(false)
    expect(theirs.values.sql).toBe('theirs')
  })

  test('the same change made twice is no conflict', () => {
    const state = receive(typed(start(), { sql: 'same' }), saved('"2.0"', { sql: 'same' }))
    expect(isChanged(state)).toBe(false)
    expect(hasConflict(state)).toBe(false)
  })

  test('keeps what was typed while a save was under way', () => {
    const sent = typed(start(), { sql: 'select 2' })
    const state = settle(typed(sent, { sql: 'select 23' }), sent.values, saved('"2.0"', { sql: 'select 2' }))
    expect(state.values.sql).toBe('select 23')
    expect(hasConflict(state)).toBe(false)
    expect(changeOf(state)).toEqual({ sql: 'select 23' })
  })

  test('takes over what the server made of an empty title', () => {
    const sent = typed(start(), { title: '' })
    expect(settle(sent, sent.values, saved('"1.1"', { title: 'Select one' })).values.title).toBe('Select one')
  })
})

describe('work found in the browser', () => {
  test('goes on where it was when nothing has changed since', () => {
    const state = startForm(saved('"1.0"'), { values: values({ sql: 'draft' }), base: '"1.0"' })
    expect(isChanged(state)).toBe(true)
    expect(hasConflict(state)).toBe(false)
  })

  test('is a conflict when the query was saved elsewhere since', () => {
    const state = startForm(saved('"2.0"', { sql: 'theirs' }), { values: values({ sql: 'draft' }), base: '"1.0"' })
    expect(hasConflict(state)).toBe(true)
    expect(hasConflict(receive(state, saved('"3.0"', { sql: 'theirs again' })))).toBe(true)
    expect(changeOf(keepMine(state))).toEqual({ sql: 'draft' })
  })
})

test('tags are read from their field once each', () => {
  expect(parseTags(' a, b ,,a,')).toEqual(['a', 'b'])
  expect(parseTags('')).toEqual([])
})
