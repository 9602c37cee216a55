import type { BaseTable } from '../scope/base-table.ts'
import { type KnownColumn, type KnownColumns, knownColumns } from '../scope/known-columns.ts'
import { type Column, itemSources, type RelationItem } from '../scope/relation.ts'
import { renameItems } from './rename-items.ts'
import type { Trace, Word } from './trace.ts'

/** Notes that these columns are written into the table under their own names. */
export function writeItems(trace: Trace, table: BaseTable, items: readonly RelationItem[]): void {
  for (const item of items) {
    const column = item.kind === 'column' ? item : { key: '*', name: '*' }
    trace.record.target(table, column, item.span, itemSources(item))
  }
}

/** Notes a table made from a query: its columns, and that later statements know them. */
export function defineFrom(trace: Trace, table: BaseTable, items: readonly RelationItem[], isTemporary: boolean): void {
  writeItems(trace, table, items)
  trace.record.effects.push({ kind: 'define', table, known: knownFrom(items), isTemporary })
}

/** Items under the names of a list, or of the columns of the table where they are known; else under their own. */
export function placeItems(
  items: readonly RelationItem[],
  names: readonly Word[] | null,
  known: KnownColumns | null,
): readonly RelationItem[] {
  if (names) return renameItems(items, names).slice(0, names.length)
  const isPlain = items.every((item) => item.kind === 'column')
  if (!known || known.isOpen || !isPlain) return items
  return items.map((item, index) => {
    const column = known.columns[index]
    return item.kind === 'column' && column ? renamed(item, column) : item
  })
}

function renamed(item: Column, column: KnownColumn): Column {
  return { ...item, key: column.key, name: column.name }
}

function knownFrom(items: readonly RelationItem[]): KnownColumns {
  const columns: KnownColumn[] = []
  for (const item of items) if (item.kind === 'column') columns.push({ key: item.key, name: item.name })
  return knownColumns(columns, { isOpen: columns.length < items.length })
}
