import type { Span } from '../facts.ts'
import type { BaseTable } from '../scope/base-table.ts'
import { findNamedTable, type Scope } from '../scope/scope.ts'
import { nameParts } from '../tree/names.ts'
import type { Name } from '../tree/node.ts'
import type { From, Table, TableRef } from '../tree/table.ts'
import type { Trace } from './trace.ts'

/** A table by name in a statement that writes: it may be what is written, by its name or by its alias. */
export interface TableMention {
  readonly table: BaseTable
  readonly alias: string | null
  /** Its name, where that is one word. */
  readonly word: string | null
  readonly span: Span
}

export function tableMention(trace: Trace, ref: TableRef, scope: Scope): TableMention {
  const { name } = ref
  const word = name.parts.length === 1 ? trace.lastPart(name).key : null
  const table = (word === null ? null : tableBehind(name, word, scope)) ?? trace.baseTable(name)
  return { table, alias: trace.word(ref.alias?.name ?? -1)?.key ?? null, word, span: trace.span(name) }
}

/** The tables by name in a FROM, in order. */
export function mentionsIn(trace: Trace, from: From | null, scope: Scope): TableMention[] {
  const found: TableMention[] = []
  const pending: Table[] = from ? tablesOf(from) : []
  for (let table = pending.pop(); table; table = pending.pop()) {
    if (table.kind === 'TableRef') found.push(tableMention(trace, table, scope))
    else if (table.kind === 'JoinGroup') pending.push(...tablesOf(table.tables))
  }
  return found
}

/** The mention in FROM that a target without an alias means: `UPDATE a ... FROM t AS a`, `DELETE t FROM t JOIN u`. */
export function sameMention(target: TableMention, mentions: readonly TableMention[]): TableMention | undefined {
  if (target.alias !== null) return undefined
  const byAlias = mentions.find((each) => each.alias !== null && each.alias === target.word)
  return byAlias ?? mentions.find((each) => each.alias === null && each.table === target.table)
}

/** The mention that the qualifier of a column means. */
export function mentionOf(trace: Trace, column: Name, mentions: readonly TableMention[]): TableMention | undefined {
  const keys = nameParts(trace.tokens, column).map((part) => trace.key(part))
  const key = keys.pop() ?? ''
  if (keys.length === 0) return mentions.find((each) => each.table.known?.find(key))
  return mentions.find(({ alias, table }) => {
    if (alias !== null) return keys.length === 1 && alias === keys[0]
    const skipped = table.keys.length - keys.length
    return skipped >= 0 && keys.every((each, at) => table.keys[skipped + at] === each)
  })
}

/** Last to first, for a stack. */
function tablesOf(from: From): Table[] {
  return [from.first, ...from.joins.map((join) => join.table)].reverse()
}

/** A CTE that is written is its first table. */
function tableBehind(name: Name, word: string, scope: Scope): BaseTable | null {
  const relation = findNamedTable(scope, word)
  for (const item of relation?.items([name.at, name.to]) ?? []) {
    if (item.kind === 'open' && item.parts[0]) return item.parts[0].table
    if (item.kind === 'column' && item.sources[0]?.base.table) return item.sources[0].base.table
  }
  return null
}
