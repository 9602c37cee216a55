import { itemSources } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import { innerScope, type Scope } from '../scope/scope.ts'
import { nameParts } from '../tree/names.ts'
import type { Query } from '../tree/query.ts'
import type { Statement, StatementBody, Use, Utility } from '../tree/statement.ts'
import { planCopy } from './plan-copy.ts'
import {
  planAlter,
  planCreateOther,
  planCreateTable,
  planCreateView,
  planDrop,
  planRename,
  planTruncate,
} from './plan-define.ts'
import type { Trace } from './trace.ts'
import { traceExpression } from './trace-expression.ts'

/** Plans one statement into the trace's record. What stands inside of it is planned on its own: see `flatStatements`. */
export function planStatement(trace: Trace, body: StatementBody): void {
  const scope = innerScope(null)
  switch (body.kind) {
    case 'Query':
      planOutputs(trace, body, scope)
      return
    case 'Insert':
    case 'Update':
    case 'Delete':
    case 'Merge':
      trace.plans.write(body, scope, new Rows())
      return
    case 'CreateTable':
      planCreateTable(trace, body, scope)
      return
    case 'CreateView':
      planCreateView(trace, body, scope)
      return
    case 'CreateOther':
      planCreateOther(trace, body)
      return
    case 'Drop':
      planDrop(trace, body)
      return
    case 'Alter':
      planAlter(trace, body)
      return
    case 'Rename':
      planRename(trace, body)
      return
    case 'Truncate':
      planTruncate(trace, body)
      return
    case 'Copy':
      planCopy(trace, body, scope)
      return
    case 'Use':
      changeDefaults(trace, body)
      return
    case 'Explain':
      trace.agenda.next(() => planStatement(trace, body.statement))
      return
    case 'Utility':
      planUtility(trace, body, scope)
      return
    case 'Block':
      trace.agenda.inTurn(body.conditions, (condition) =>
        traceExpression(trace, condition, { scope, into: null, use: 'filter', policy: 'last' }),
      )
      return
    case 'Opaque':
  }
}

/** The statements of a script in order, those in blocks and routines behind what holds them. */
export function flatStatements(statements: readonly Statement[]): Statement[] {
  const flat: Statement[] = []
  const pending = [...statements].reverse()
  for (let statement = pending.pop(); statement; statement = pending.pop()) {
    flat.push(statement)
    for (const inner of [...innerStatements(statement.body)].reverse()) pending.push(inner)
  }
  return flat
}

function innerStatements(body: StatementBody): readonly Statement[] {
  if (body.kind === 'Block') return body.statements
  return (body.kind === 'CreateOther' && body.body?.statements) || []
}

function planOutputs(trace: Trace, query: Query, scope: Scope): void {
  const rows = new Rows()
  trace.agenda.next(() => trace.plans.query(query, scope, rows))
  trace.agenda.next(() => {
    if (trace.record.isInto) return
    for (const item of rows.items()) {
      trace.record.output(item.kind === 'column' ? item : { key: '*', name: '*' }, item.span, itemSources(item))
    }
  })
}

function changeDefaults(trace: Trace, use: Use): void {
  const [first] = use.names
  if (!first || use.what === 'other') return
  trace.tables.setDefaults(nameParts(trace.tokens, first), use.what === 'catalog' ? 'catalog' : 'schema')
}

/** SET x = (SELECT ...), CALL p((SELECT ...)): what is read to run it. */
function planUtility(trace: Trace, utility: Utility, scope: Scope): void {
  trace.agenda.inTurn(utility.expressions, (expression) => {
    // A name here is a variable or an argument of the session, not a column.
    if (expression.kind === 'Subquery' || expression.kind === 'Paren' || expression.kind === 'Call') {
      traceExpression(trace, expression, { scope, into: null, use: 'filter', policy: 'last' })
    }
  })
}
