import type { RelationItem } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import { behind, type Source, SourceSet } from '../scope/sources.ts'
import type { TableFunction } from '../tree/table.ts'
import type { Trace, Word } from './trace.ts'
import { traceExpression } from './trace-expression.ts'

/** Plans a function that gives rows: each of its columns may be made of all that goes into it. */
export function planTableFunction(trace: Trace, table: TableFunction, scope: Scope): void {
  const into = new SourceSet()
  trace.agenda.inTurn(table.calls, (call) =>
    trace.agenda.inTurn(call.args, (argument) =>
      traceExpression(trace, argument.value, { scope, into, use: null, policy: 'last' }),
    ),
  )
  trace.agenda.after(() => {
    const sources = behind(into.list(), 'transformation')
    const rows = new Rows(functionItems(trace, table, sources))
    const alias = table.alias && trace.word(table.alias.name)
    scope.items.add({ alias: alias?.key ?? null, keys: [], relation: rows })
  })
}

/** An alias without column names is also the name of the one column, where there is only one. */
function functionItems(trace: Trace, table: TableFunction, sources: readonly Source[]): RelationItem[] {
  const span = trace.span(table)
  const column = (word: Word, from: readonly Source[]): RelationItem => {
    return { kind: 'column', key: word.key, name: word.text, sources: from, span }
  }
  const items: RelationItem[] = []
  const names = table.alias?.columns ?? []
  for (const name of names) {
    const word = trace.word(name)
    if (word) items.push(column(word, sources))
  }
  const alias = trace.word(table.alias?.name ?? -1)
  if (alias && names.length === 0) items.push(column(alias, sources))
  const counter = trace.word(table.ordinalityAlias)
  if (counter) items.push(column(counter, []))
  if (names.length === 0) items.push({ kind: 'any', sources, span })
  return items
}
