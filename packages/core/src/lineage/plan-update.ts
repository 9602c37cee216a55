import { BaseRelation } from '../scope/base-relation.ts'
import type { Rows } from '../scope/rows.ts'
import { innerScope, type Scope } from '../scope/scope.ts'
import type { Delete, Update } from '../tree/write.ts'
import { planAssignments } from './plan-assignments.ts'
import { planFrom } from './plan-from.ts'
import { openWith } from './plan-query.ts'
import { planItems } from './plan-select.ts'
import { mentionOf, mentionsIn, sameMention, type TableMention, tableMention } from './table-mention.ts'
import type { Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'

/** Plans an UPDATE of one or of several tables; `rows` gets what RETURNING gives. */
export function planUpdate(trace: Trace, update: Update, outer: Scope, rows: Rows): void {
  const around = update.with ? openWith(trace, update.with, outer) : outer
  trace.agenda.after(() => planUpdateIn(trace, update, innerScope(around), rows))
}

function planUpdateIn(trace: Trace, update: Update, scope: Scope, rows: Rows): void {
  const { agenda } = trace
  const { from, where } = update
  const listed = mentionsIn(trace, update.tables, scope)
  const inFrom = mentionsIn(trace, from, scope)
  const [first] = listed
  const same = first && sameMention(first, inFrom)
  // `UPDATE a ... FROM t AS a`: the name behind UPDATE is no table of its own.
  if (!same) planFrom(trace, update.tables, scope)
  if (from) agenda.after(() => planFrom(trace, from, scope))
  const main = same ?? first
  const mentions = same ? inFrom : [...listed, ...inFrom]
  const written = new Set<TableMention>()
  agenda.after(() =>
    planAssignments(trace, update.set, scope, (target) => {
      const mention = mentionOf(trace, target, mentions) ?? main
      if (mention) written.add(mention)
      return mention?.table ?? null
    }),
  )
  if (where) agenda.after(() => filter(trace, where, scope))
  agenda.after(() => {
    if (written.size === 0 && main) written.add(main)
    for (const mention of written) markWritten(trace, mention)
  })
  if (update.returning.length > 0) agenda.after(() => planItems(trace, update.returning, scope, rows))
}

/** Plans a DELETE from one or several tables; `rows` gets what RETURNING gives. */
export function planDelete(trace: Trace, node: Delete, outer: Scope, rows: Rows): void {
  const around = node.with ? openWith(trace, node.with, outer) : outer
  trace.agenda.after(() => planDeleteIn(trace, node, innerScope(around), rows))
}

function planDeleteIn(trace: Trace, node: Delete, scope: Scope, rows: Rows): void {
  const { agenda } = trace
  const { from, where } = node
  const inFrom = mentionsIn(trace, from, scope)
  const written: TableMention[] = []
  for (const ref of node.targets) {
    const target = tableMention(trace, ref, scope)
    const same = sameMention(target, inFrom)
    written.push(same ?? target)
    if (same) continue
    const relation = new BaseRelation(target.table)
    scope.items.add({ alias: target.alias, keys: target.table.keys, relation })
  }
  if (from) agenda.after(() => planFrom(trace, from, scope))
  if (where) agenda.after(() => filter(trace, where, scope))
  agenda.after(() => {
    for (const mention of written) markWritten(trace, mention)
  })
  if (node.returning.length > 0) agenda.after(() => planItems(trace, node.returning, scope, rows))
}

function filter(trace: Trace, where: Update['where'], scope: Scope): void {
  if (where) traceExpression(trace, where, { scope, into: null, use: 'filter', policy: 'last' })
}

function markWritten(trace: Trace, mention: TableMention): void {
  trace.record.unreads(mention.table, mention.span)
  trace.record.writes(mention.table, mention.span)
}
