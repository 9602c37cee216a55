import type { Column } from '../scope/relation.ts'
import type { Rows } from '../scope/rows.ts'
import type { Scope } from '../scope/scope.ts'
import { SourceSet } from '../scope/sources.ts'
import type { Row } from '../tree/expression.ts'
import type { Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'

/** Values of the same place in all rows make one column. */
export function planValues(trace: Trace, lines: readonly Row[], scope: Scope, rows: Rows): void {
  const sets: SourceSet[] = []
  trace.agenda.inTurn(lines, (row) =>
    trace.agenda.inTurn(row.items, (item, index) => {
      let set = sets[index]
      if (!set) {
        set = new SourceSet()
        sets[index] = set
      }
      traceExpression(trace, item, { scope, into: set, use: null, policy: 'last' })
    }),
  )
  trace.agenda.after(() => {
    const [first] = lines
    if (!first) return
    const span = trace.span(first)
    rows.fill(
      sets.map((set, index): Column => {
        const name = `column${index + 1}`
        return { kind: 'column', key: trace.key({ text: name, quoted: false }), name, sources: set.list(), span }
      }),
    )
  })
}
