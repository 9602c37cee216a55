import type { BaseTable } from '../scope/base-table.ts'
import { type KnownColumn, knownColumns } from '../scope/known-columns.ts'
import { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import type {
  Alter,
  AlterAction,
  CreateOther,
  CreateTable,
  CreateView,
  Drop,
  Rename,
  Truncate,
} from '../tree/define.ts'
import { nameParts } from '../tree/names.ts'
import type { Name } from '../tree/node.ts'
import type { Trace, Word } from './trace.ts'
import { defineFrom, placeItems } from './write-columns.ts'

/** Plans CREATE TABLE: the columns it names, or those of its query or of the table it is like. */
export function planCreateTable(trace: Trace, node: CreateTable, scope: Scope): void {
  const table = written(trace, node.name)
  const isTemporary = node.temporary || isTemporaryName(table)
  const names = wordsOf(
    trace,
    node.columns.map((column) => column.name),
  )
  if (node.as) {
    const { as } = node
    const rows = new Rows()
    trace.agenda.next(() => trace.plans.query(as, scope, rows))
    trace.agenda.next(() => {
      const items = placeItems(rows.items(), names.length > 0 ? names : null, null)
      defineFrom(trace, table, items, isTemporary)
    })
    return
  }
  let known = names.length > 0 ? knownColumns(names.map(columnOf)) : null
  if (node.like) {
    const like = trace.baseTable(node.like)
    trace.record.reads(like, trace.span(node.like))
    known ??= like.known
  }
  trace.record.effects.push({ kind: 'define', table, known, isTemporary })
}

export function planCreateView(trace: Trace, node: CreateView, scope: Scope): void {
  const table = written(trace, node.name)
  const { query } = node
  if (query.kind === 'Opaque') return
  const names = wordsOf(trace, node.columns)
  const rows = new Rows()
  trace.agenda.next(() => trace.plans.query(query, scope, rows))
  trace.agenda.next(() => {
    const items = placeItems(rows.items(), names.length > 0 ? names : null, null)
    defineFrom(trace, table, items, node.temporary)
  })
}

/** An index changes its table; of the rest only what is a kind of table or view counts. */
export function planCreateOther(trace: Trace, node: CreateOther): void {
  if (node.object.includes('index')) {
    if (node.table) written(trace, node.table)
  } else if (node.name && isTableLike(node.object)) written(trace, node.name)
}

export function planDrop(trace: Trace, node: Drop): void {
  if (!isTableLike(node.object)) return
  for (const name of node.names) trace.record.effects.push({ kind: 'drop', table: written(trace, name) })
}

export function planTruncate(trace: Trace, node: Truncate): void {
  for (const name of node.names) written(trace, name)
}

export function planRename(trace: Trace, node: Rename): void {
  for (const pair of node.pairs) {
    const table = written(trace, pair.from)
    trace.record.effects.push({ kind: 'rename', table, to: written(trace, pair.to) })
  }
}

export function planAlter(trace: Trace, node: Alter): void {
  if (!isTableLike(node.object)) return
  const table = written(trace, node.name)
  for (const action of node.actions) if (action.kind === 'AlterAction') planAction(trace, action, table)
}

function planAction(trace: Trace, action: AlterAction, table: BaseTable): void {
  const { effects } = trace.record
  const column = trace.word(action.column)
  const newColumn = trace.word(action.newColumn)
  switch (action.action) {
    case 'rename-table':
      if (action.target) effects.push({ kind: 'rename', table, to: renamedTable(trace, table, action.target) })
      return
    case 'exchange-partition':
      if (action.target) trace.record.reads(trace.baseTable(action.target), trace.span(action.target))
      return
    case 'swap':
      if (action.target) effects.push({ kind: 'swap', table, with: written(trace, action.target) })
      return
    case 'rename-column':
      if (column && newColumn)
        changeColumns(trace, table, (each) => (each.key === column.key ? [columnOf(newColumn)] : [each]))
      return
    case 'drop-column':
      if (column) changeColumns(trace, table, (each) => (each.key === column.key ? [] : [each]))
      return
    case 'add-column': {
      const added = trace.word(action.definition?.name ?? -1)
      if (added && table.known) {
        const known = knownColumns([...table.known.columns, columnOf(added)], { isOpen: table.known.isOpen })
        effects.push({ kind: 'columns', table, known })
      }
      return
    }
    case 'other':
  }
}

function changeColumns(trace: Trace, table: BaseTable, change: (column: KnownColumn) => KnownColumn[]): void {
  if (!table.known) return
  const known = knownColumns(table.known.columns.flatMap(change), { isOpen: table.known.isOpen })
  trace.record.effects.push({ kind: 'columns', table, known })
}

/** A new name without a schema stays in the schema of the old one. */
function renamedTable(trace: Trace, table: BaseTable, name: Name): BaseTable {
  const parts = nameParts(trace.tokens, name)
  const before = parts.length === 1 ? table.parts.slice(0, -1) : []
  const to = trace.tables.table([...before, ...parts])
  trace.record.writes(to, trace.span(name))
  return to
}

function written(trace: Trace, name: Name): BaseTable {
  const table = trace.baseTable(name)
  trace.record.writes(table, trace.span(name))
  return table
}

function wordsOf(trace: Trace, columns: readonly number[]): Word[] {
  return columns.map((column) => trace.word(column)).filter((word) => word !== null)
}

function columnOf(word: Word): KnownColumn {
  return { key: word.key, name: word.text }
}

/** T-SQL's `#t` and `##t`. */
function isTemporaryName(table: BaseTable): boolean {
  return table.parts[table.parts.length - 1]?.text.startsWith('#') ?? false
}

function isTableLike(object: string): boolean {
  return object.includes('table') || object.includes('view')
}
