import { K } from '../lex/codes.ts'
import type { Relation } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import { innerScope, type Scope } from '../scope/scope.ts'
import { behind } from '../scope/sources.ts'
import { partText } from '../tree/names.ts'
import type { Alias } from '../tree/node.ts'
import type { Clause } from '../tree/query.ts'
import type { DerivedTable, JoinGroup, Table, TableRef, ValuesTable } from '../tree/table.ts'
import { planPivot } from './plan-pivot.ts'
import { planTableFunction } from './plan-table-function.ts'
import { planValues } from './plan-values.ts'
import { renameItems } from './rename-items.ts'
import { resolveName } from './resolve-name.ts'
import type { Trace, Word } from './trace.ts'

/** Plans one table of FROM and adds it to the scope. `isLateral`: it sees what stands left of it, whatever it says. */
export function planTable(trace: Trace, table: Table, scope: Scope, isLateral: boolean): void {
  switch (table.kind) {
    case 'TableRef':
      planReference(trace, table, scope)
      return
    case 'DerivedTable':
      planDerived(trace, table, scope, isLateral)
      return
    case 'TableFunction':
      planTableFunction(trace, table, scope)
      return
    case 'ValuesTable':
      planRows(trace, table, scope)
      return
    case 'JoinGroup':
      planGroup(trace, table, scope)
      return
    case 'Opaque':
      addItem(
        trace,
        new Rows([{ kind: 'any', sources: [], span: trace.span(table) }]),
        { alias: null, keys: [] },
        scope,
      )
      return
    case 'Missing':
      return
  }
}

/** Puts a relation into FROM under its alias, with the column names that the alias gives. */
export function addItem(
  trace: Trace,
  relation: Relation,
  name: { alias: Alias | null; keys: readonly string[] },
  scope: Scope,
): void {
  const alias = name.alias && trace.word(name.alias.name)
  const renamed = name.alias ? renamedBy(trace, relation, name.alias) : relation
  scope.items.add({ alias: alias?.key ?? null, keys: name.keys, relation: renamed })
}

/** A relation with the column names of an alias. */
function renamedBy(trace: Trace, relation: Relation, alias: Alias): Relation {
  const names = aliasColumns(trace, alias)
  return names.length === 0 ? relation : new Rows(renameItems(relation.items(trace.span(alias)), names))
}

/** The column names in `AS t (a, b)`. */
function aliasColumns(trace: Trace, alias: Alias): readonly Word[] {
  return alias.columns.map((column) => trace.word(column)).filter((word): word is Word => word !== null)
}

function planReference(trace: Trace, table: TableRef, scope: Scope): void {
  const elements = arrayElements(trace, table, scope)
  if (elements) {
    addItem(trace, elements, { alias: table.alias, keys: [] }, scope)
    return
  }
  const { relation, keys } = trace.relation(table.name, scope)
  if (table.tail.length === 0) addItem(trace, relation, { alias: table.alias, keys }, scope)
  else planTail(trace, table, scope, { relation, keys })
}

/** `FROM t AS x, x.items AS i`: the elements of an array column of a table to the left, not a table. */
function arrayElements(trace: Trace, table: TableRef, scope: Scope): Relation | null {
  const { name } = table
  if (name.parts.length < 2 || scope.items.all.length === 0) return null
  const qualifier = trace.key(partText(trace.tokens, name, 0))
  if (!scope.items.all.some((item) => item.alias === qualifier)) return null
  const sources = behind(resolveName(trace, name, scope, { policy: 'last', locals: null }), 'transformation')
  const span = trace.span(table)
  const word = (table.alias && trace.word(table.alias.name)) ?? trace.lastPart(name)
  return new Rows([
    { kind: 'column', key: word.key, name: word.text, sources, span },
    { kind: 'any', sources, span },
  ])
}

function planDerived(trace: Trace, table: DerivedTable, scope: Scope, isLateral: boolean): void {
  const rows = new Rows()
  const outer = table.lateral || isLateral || !scope.parent ? scope : scope.parent
  trace.agenda.next(() => trace.plans.query(table.query, outer, rows))
  trace.agenda.next(() => planTail(trace, table, scope, { relation: rows, keys: [] }))
}

function planRows(trace: Trace, table: ValuesTable, scope: Scope): void {
  const rows = new Rows()
  planValues(trace, table.rows, scope, rows)
  trace.agenda.after(() => addItem(trace, rows, { alias: table.alias, keys: [] }, scope))
}

/** Without an alias, the tables inside keep their names. */
function planGroup(trace: Trace, group: JoinGroup, scope: Scope): void {
  const { agenda } = trace
  if (!group.alias) {
    agenda.next(() => trace.plans.from(group.tables, scope))
    return
  }
  const inner = innerScope(scope.parent, scope.tables)
  agenda.next(() => trace.plans.from(group.tables, inner))
  agenda.next(() => {
    const span = trace.span(group)
    const rows = new Rows(inner.items.all.flatMap((item) => [...item.relation.items(span)]))
    addItem(trace, rows, { alias: group.alias, keys: [] }, scope)
  })
}

/**
 * Clauses behind a table in order: pivots change its columns, an alias (`t PIVOT (...) AS p (a, b) UNPIVOT (...)`)
 * names what is there so far, others leave it as it is.
 */
function planTail(
  trace: Trace,
  table: { alias: Alias | null; tail: readonly Clause[] },
  scope: Scope,
  start: { relation: Relation; keys: readonly string[] },
): void {
  let { relation } = start
  let { alias } = table
  let name = alias && trace.word(alias.name)
  trace.agenda.inTurn(table.tail, (clause) => {
    if (alias && alias.at < clause.at) {
      relation = renamedBy(trace, relation, alias)
      alias = null
    }
    if (clause.word === 'AS') {
      const later = aliasOf(trace, clause)
      relation = renamedBy(trace, relation, later)
      name = trace.word(later.name)
    } else if (clause.word.endsWith('PIVOT')) {
      planPivot(trace, clause, relation, (pivoted) => {
        relation = pivoted
      })
    }
  })
  trace.agenda.after(() => {
    const last = alias ? renamedBy(trace, relation, alias) : relation
    scope.items.add({ alias: name?.key ?? null, keys: start.keys, relation: last })
  })
}

/** The alias behind a second pivot is kept as a clause of its tokens. */
function aliasOf(trace: Trace, clause: Clause): Alias {
  const name = trace.tokens.code(clause.at) === K.AS ? clause.at + 1 : clause.at
  const columns: number[] = []
  for (let at = name + 2; at < clause.to; at++) {
    const code = trace.tokens.code(at)
    if (code !== K.COMMA && code !== K.RPAREN) columns.push(at)
  }
  return { kind: 'Alias', at: clause.at, to: clause.to, name, columns }
}
