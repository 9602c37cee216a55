import type { Span } from '../facts.ts'
import { K } from '../lex/codes.ts'
import type { Column, Found, Relation, RelationItem } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import { innerScope, type Scope } from '../scope/scope.ts'
import { behind, type Source, SourceSet } from '../scope/sources.ts'
import { children } from '../tree/children.ts'
import type { Call, Expression } from '../tree/expression.ts'
import type { Place } from '../tree/node.ts'
import type { Clause } from '../tree/query.ts'
import type { Node } from '../tree/tree.ts'
import type { Trace, Word } from './trace.ts'
import { traceExpression } from './trace-expression.ts'
import { withoutKeys } from './without-keys.ts'

/** What PIVOT and UNPIVOT make of a relation. */
export function planPivot(trace: Trace, clause: Clause, relation: Relation, done: (pivoted: Relation) => void): void {
  const scope = innerScope(null)
  scope.items.add({ alias: null, keys: [], relation })
  if (clause.word === 'PIVOT') pivot(trace, clause, { scope, relation }, done)
  else unpivot(trace, clause, { scope, relation }, done)
}

interface Input {
  readonly scope: Scope
  readonly relation: Relation
}

/** Each value of the FOR column becomes a column for each aggregate; what is named neither way stays. */
function pivot(trace: Trace, clause: Clause, { scope, relation }: Input, done: (pivoted: Relation) => void): void {
  const aggregates = clause.calls.map((call) => ({ call, into: new SourceSet() }))
  const used = namesIn(trace, [...clause.calls, ...clause.expressions.flatMap(forColumns)])
  trace.agenda.inTurn(aggregates, ({ call, into }) =>
    traceExpression(trace, call, { scope, into, use: null, policy: 'last' }),
  )
  trace.agenda.inTurn(clause.expressions, (expression) => {
    for (const column of forColumns(expression)) {
      traceExpression(trace, column, { scope, into: null, use: 'conditional', policy: 'last' })
    }
  })
  trace.agenda.after(() => {
    const kept = withoutKeys(relation.items(trace.span(clause)), used)
    const made: Column[] = []
    const all = new SourceSet()
    for (const { into } of aggregates) all.add(into.list(), 'identity')
    for (const value of valueNames(trace, clause)) {
      for (const { call, into } of aggregates) made.push(pivotColumn(trace, value, { call, into }, aggregates.length))
    }
    done(new Pivoted([...kept, ...made], all.list()))
  })
}

/** `FOR (a, b) IN (...)`: the columns whose values become names. */
function forColumns(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'In') return []
  return expression.operand.kind === 'Row' ? expression.operand.items : [expression.operand]
}

function pivotColumn(
  trace: Trace,
  value: Word,
  aggregate: { call: Call; into: SourceSet },
  aggregates: number,
): Column {
  const { call, into } = aggregate
  const alias = aliasBehind(trace, call)
  const suffix = alias?.text ?? (aggregates > 1 ? trace.text(call) : null)
  const name = suffix === null ? value.text : `${value.text}_${suffix}`
  const key = trace.key({ text: name, quoted: false })
  return { kind: 'column', key, name, sources: into.list(), span: trace.span(call) }
}

/** Several IN lists multiply. */
const valuesMax = 1000

function valueNames(trace: Trace, clause: Clause): readonly Word[] {
  let names: readonly Word[] = []
  for (const expression of clause.expressions) {
    if (expression.kind !== 'In') continue
    const values = expression.list.flatMap((item) => aliasBehind(trace, item) ?? valueName(trace, item) ?? [])
    if (names.length * values.length > valuesMax) continue
    names = names.length === 0 ? values : names.flatMap((left) => values.map((right) => joined(left, right)))
  }
  return names
}

function joined(left: Word, right: Word): Word {
  return { text: `${left.text}_${right.text}`, key: `${left.key}_${right.key}` }
}

/** Null for a subquery or ANY: the values are not in the text. */
function valueName(trace: Trace, item: Expression): Word | null {
  if (item.kind === 'Name') return trace.lastPart(item)
  if (item.kind === 'Literal') return trace.word(item.at)
  if (item.kind === 'Missing' || item.kind === 'Opaque' || item.kind === 'Subquery') return null
  const text = trace.text(item)
  return { text, key: text }
}

/** `x AS a`, `x a`: the clause keeps no aliases, so they are read off the tokens. */
function aliasBehind(trace: Trace, place: Place): Word | null {
  const { tokens } = trace
  const at = tokens.code(place.to) === K.AS ? place.to + 1 : place.to
  const code = tokens.code(at)
  const isName = code === K.WORD || code === K.QUOTED || (at > place.to && code !== K.EOF)
  return isName ? trace.word(at) : null
}

/** The rows of columns become values: one column for the names, one or more for the values. */
function unpivot(trace: Trace, clause: Clause, { scope, relation }: Input, done: (pivoted: Relation) => void): void {
  const span = trace.span(clause)
  const [first, second] = clause.expressions
  if (!first || second?.kind !== 'In') return
  const values = (first.kind === 'Row' ? first.items : [first]).flatMap((each) => wordOf(trace, each))
  const sets = values.map(() => new SourceSet())
  const all = new SourceSet()
  trace.agenda.inTurn(second.list, (item) => {
    const parts = item.kind === 'Row' ? item.items : [item.kind === 'Paren' ? item.expression : item]
    parts.forEach((part, index) => {
      const into = sets[index] ?? all
      traceExpression(trace, part, { scope, into, use: null, policy: 'last' })
    })
  })
  trace.agenda.after(() => {
    for (const set of sets) all.add(set.list(), 'identity')
    const column = (word: Word, sources: readonly Source[]): Column => {
      return { kind: 'column', key: word.key, name: word.text, sources: behind(sources, 'transformation'), span }
    }
    const kept = withoutKeys(relation.items(span), namesIn(trace, second.list))
    const named = wordOf(trace, second.operand).map((word) => column(word, all.list()))
    const made = values.map((word, index) => column(word, sets[index]?.list() ?? []))
    done(new Rows([...kept, ...named, ...made]))
  })
}

function wordOf(trace: Trace, expression: Expression): readonly Word[] {
  return expression.kind === 'Name' ? [trace.lastPart(expression)] : []
}

/** The keys of all columns that are named somewhere below. */
function namesIn(trace: Trace, nodes: readonly Node[]): ReadonlySet<string> {
  const keys = new Set<string>()
  const pending: Node[] = [...nodes]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'Name') keys.add(trace.lastPart(node).key)
    else if (node.kind === 'Call') pending.push(...node.args)
    else for (const child of children(node)) pending.push(child)
  }
  return keys
}

/** A column that is named by a value nobody can spell for sure comes from one of the aggregates. */
class Pivoted implements Relation {
  readonly #rows: Rows
  readonly #aggregated: readonly Source[]

  constructor(items: readonly RelationItem[], aggregated: readonly Source[]) {
    this.#rows = new Rows(items)
    this.#aggregated = aggregated
  }

  find(key: string, name: string, span: Span): Found {
    return this.#rows.find(key, name, span) ?? { sources: this.#aggregated, certainty: 'any', candidates: 1 }
  }

  names(key: string): boolean {
    return this.#rows.names(key)
  }

  guess(): null {
    return null
  }

  items(): readonly RelationItem[] {
    return this.#rows.items()
  }
}
