import type { Span } from '../api/types.ts'
import { choiceOf, textOf } from './search-params.ts'

export const lineageViews = ['table', 'graph'] as const
export type LineageView = (typeof lineageViews)[number]
export const queryTabs = ['sql', 'lineage', 'versions'] as const
export type QueryTab = (typeof queryTabs)[number]
export const sortOrders = ['-created', 'created', '-updated', 'updated', 'title', 'relevance'] as const
export type SortOrder = (typeof sortOrders)[number]

type Raw = Record<string, unknown>

/** On every page of somebody who is signed in: the workspace. */
export interface RootState {
  w?: string | undefined
}

/** How lineage is shown: `view`, and in the graph the column that is locked. */
export interface LineageState {
  view?: LineageView | undefined
  node?: string | undefined
}

export interface ListState {
  q?: string | undefined
  table?: string | undefined
  dialect?: string | undefined
  tag?: string | undefined
  sort?: SortOrder | undefined
  trash?: 'yes' | undefined
}

export interface QueryState extends LineageState {
  tab?: QueryTab | undefined
  /** `start-end`: the place in the text that is lit. */
  span?: string | undefined
  /** The version shown beside the list of versions. */
  version?: string | undefined
}

export const readRoot = (raw: Raw): RootState => dropAbsent({ w: textOf(raw.w) })

export const readLineage = (raw: Raw): LineageState =>
  dropAbsent({ view: choiceOf(raw.view, lineageViews), node: textOf(raw.node) })

export const readList = (raw: Raw): ListState =>
  dropAbsent({
    q: textOf(raw.q),
    table: textOf(raw.table),
    dialect: textOf(raw.dialect),
    tag: textOf(raw.tag),
    sort: choiceOf(raw.sort, sortOrders),
    trash: choiceOf(raw.trash, ['yes']),
  })

export const readQuery = (raw: Raw): QueryState =>
  dropAbsent({
    ...readLineage(raw),
    tab: choiceOf(raw.tab, queryTabs),
    span: parseSpan(textOf(raw.span)) ? textOf(raw.span) : undefined,
    version: /^[1-9]\d{0,8}$/.test(textOf(raw.version) ?? '') ? textOf(raw.version) : undefined,
  })

/** `12-40` as a span; null for anything that is none. */
export function parseSpan(text: string | undefined): Span | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '')
  if (!match) return null
  const [start, end] = [Number(match[1]), Number(match[2])]
  return start <= end ? [start, end] : null
}

export const formatSpan = ([start, end]: Span): string => `${start}-${end}`

/** The same object without keys that hold undefined, so that an address with and one without a default are one state. */
function dropAbsent<T extends object>(state: { [K in keyof T]: T[K] | undefined }): T
function dropAbsent(state: object): object {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined))
}
