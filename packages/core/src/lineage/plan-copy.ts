import type { BaseTable } from '../scope/base-table.ts'
import { itemSources, type RelationItem } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import type { Opaque } from '../tree/node.ts'
import type { Copy } from '../tree/statement.ts'
import type { Trace } from './trace.ts'
import { placeItems, writeItems } from './write-columns.ts'

/** Plans COPY, LOAD, UNLOAD and EXPORT: files, stages and paths are named as written. */
export function planCopy(trace: Trace, copy: Copy, scope: Scope): void {
  const { record } = trace
  const { query } = copy
  const places = copy.locations.map((location) => ({ table: place(trace, location), span: trace.span(location) }))
  for (const { table, span } of places) {
    if (copy.direction === 'in') record.reads(table, span)
    else record.writes(table, span)
  }
  if (copy.table) {
    const table = trace.baseTable(copy.table)
    if (copy.direction === 'in') record.writes(table, trace.span(copy.table))
    else record.reads(table, trace.span(copy.table))
  }
  if (!query) return
  const rows = new Rows()
  trace.agenda.next(() => trace.plans.query(query, scope, rows))
  trace.agenda.next(() => {
    for (const { table } of places) if (copy.direction === 'out') writeItems(trace, table, rows.items())
    if (copy.direction === 'in' && copy.table)
      writeItems(trace, trace.baseTable(copy.table), copied(trace, copy, rows.items()))
    if (places.length > 0 || copy.table) return
    for (const item of rows.items()) {
      record.output(item.kind === 'column' ? item : { key: '*', name: '*' }, item.span, itemSources(item))
    }
  })
}

function copied(trace: Trace, copy: Copy, items: readonly RelationItem[]): readonly RelationItem[] {
  const names = copy.columns.map((column) => trace.lastPart(column))
  return placeItems(items, names.length > 0 ? names : null, null)
}

function place(trace: Trace, location: Opaque): BaseTable {
  const [start, end] = trace.span(location)
  const text = trace.tokens.text.slice(start, end)
  const quote = text[0] ?? ''
  const isQuoted = text.length > 1 && (quote === "'" || quote === '"') && text.endsWith(quote)
  return trace.tables.place(isQuoted ? text.slice(1, -1) : text)
}
