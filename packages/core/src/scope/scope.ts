import { FromItems } from './from-items.ts'
import type { Column, Relation } from './relation.ts'
import type { Source } from './sources.ts'

/** What names mean at one place of a query. */
export interface Scope {
  /** Around it: for correlated subqueries. Null outermost. */
  readonly parent: Scope | null
  readonly items: FromItems
  /** Columns that USING and NATURAL made one. */
  readonly merged: Map<string, Column>
  /** Output columns named so far. */
  readonly outputs: Map<string, Column>
  /** Named windows. */
  readonly windows: Map<string, readonly Source[]>
  readonly tables: NamedTables | null
}

/** The CTEs that are visible, innermost WITH first. A map grows as the CTEs of its WITH are read in order. */
export interface NamedTables {
  readonly parent: NamedTables | null
  readonly byKey: Map<string, Relation>
}

/** An empty scope inside another. */
export function innerScope(parent: Scope | null, tables = parent?.tables ?? null): Scope {
  return { parent, items: new FromItems(), merged: new Map(), outputs: new Map(), windows: new Map(), tables }
}

/** WITH inside of WITH that a name is looked for, from the inside out: nobody nests more. */
const withMax = 64

/** The CTE of this name, or null. */
export function findNamedTable(scope: Scope, key: string): Relation | null {
  let tables = scope.tables
  for (let climbed = 0; tables && climbed < withMax; climbed++, tables = tables.parent) {
    const relation = tables.byKey.get(key)
    if (relation) return relation
  }
  return null
}
