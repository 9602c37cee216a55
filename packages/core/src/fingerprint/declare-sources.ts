import type { Tokens } from '../lex/tokens.ts'
import type { Alias } from '../tree/node.ts'
import type { Query } from '../tree/query.ts'
import type { From, Table, TableFunction, TableRef } from '../tree/table.ts'
import {
  addSource,
  type Columns,
  type CommonNames,
  type Frame,
  findCommonName,
  localName,
  nameKeys,
  noColumns,
  wordKey,
} from './local-names.ts'
import { MARK, type Marks } from './marks.ts'

export interface Declaring {
  tokens: Tokens
  marks: Marks
  commons: CommonNames | null
  /** The column aliases that a query hands to what reads it. */
  exportsOf(query: Query): Columns
}

/** Enters the tables of a FROM into a frame, and marks their aliases. Joined groups in parentheses count as well. */
export function declareFrom(from: From | null, frame: Frame, context: Declaring): void {
  const waiting: From[] = from === null ? [] : [from]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const table of [next.first, ...next.joins.map((join) => join.table)]) {
      if (table.kind === 'JoinGroup') waiting.push(table.tables)
      declareTable(table, frame, context)
    }
  }
}

export function declareTable(table: Table, frame: Frame, context: Declaring): void {
  switch (table.kind) {
    case 'TableRef':
      declareRef(table, frame, context)
      break
    case 'DerivedTable':
      declareAlias(table.alias, { family: 'query', columns: context.exportsOf(table.query) }, frame, context)
      break
    case 'TableFunction':
      declareOrdinality(table, frame, context)
      declareAlias(table.alias, { family: 'function', columns: noColumns }, frame, context)
      break
    case 'ValuesTable':
      declareAlias(table.alias, { family: 'values', columns: noColumns }, frame, context)
      break
    case 'JoinGroup':
      declareAlias(table.alias, { family: 'join', columns: noColumns }, frame, context)
  }
}

function declareRef(table: TableRef, frame: Frame, context: Declaring): void {
  const keys = nameKeys(context.tokens, table.name)
  const last = keys[keys.length - 1] ?? ''
  const common = keys.length === 1 ? findCommonName(context.commons, last) : null
  if (common?.name) context.marks.names.set(table.name.at, common.name)
  const columns = common?.columns ?? noColumns
  // The `o` of `DELETE o FROM orders o` is the alias, not a table.
  const known = keys.length === 1 && !common && !table.alias ? frame.sources.get(last)?.name : null
  if (known) context.marks.names.set(table.name.at, known)
  else if (table.alias) declareAlias(table.alias, { family: last, columns }, frame, context)
  else addSource(frame, last, { name: common?.name ?? null, columns })
}

/** What a table is without its alias: what the family calls it, and its columns. */
interface Unnamed {
  family: string
  columns: Columns
}

function declareAlias(alias: Alias | null, inner: Unnamed, frame: Frame, { tokens, marks }: Declaring): void {
  const list = alias?.columns ?? []
  const columns = list.length > 0 ? declareColumns(list, tokens, marks) : inner.columns
  if (alias) marks.addRange(alias.at, alias.to, MARK.FAMILY_DROP)
  if (alias && alias.name >= 0) {
    const name = localName('t', inner.family)
    marks.names.set(alias.name, name)
    marks.addRange(alias.at, alias.name, MARK.DROP)
    marks.add(alias.name, MARK.DECLARE)
    addSource(frame, wordKey(tokens, alias.name), { name, columns })
  } else addSource(frame, null, { name: null, columns })
}

/** The names of a list such as `AS t (a, b)`: for the family they go by position. */
export function declareColumns(list: readonly number[], tokens: Tokens, marks: Marks): Columns {
  return new Map(
    list.map((index, k) => {
      const name = localName('c', `#${k + 1}`)
      marks.names.set(index, name)
      return [wordKey(tokens, index), name]
    }),
  )
}

function declareOrdinality(table: TableFunction, frame: Frame, { tokens, marks }: Declaring): void {
  if (table.ordinalityAlias >= 0) {
    addSource(frame, null, { name: null, columns: declareColumns([table.ordinalityAlias], tokens, marks) })
  }
}
