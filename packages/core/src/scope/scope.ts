import type { Column, Relation } from './relation.ts'
import type { Source } from './sources.ts'

/** What names mean at one place of a query. */
export interface Scope {
  /** Around it: for correlated subqueries. Null outermost. */
  readonly parent: Scope | null
  readonly items: FromItem[]
  /** Columns that USING and NATURAL made one. */
  readonly merged: Map<string, Column>
  /** Output columns named so far. */
  readonly outputs: Map<string, Column>
  /** Named windows. */
  readonly windows: Map<string, readonly Source[]>
  readonly tables: NamedTables | null
}

/** One thing in FROM. Where it has an alias, that is its only name. */
export interface FromItem {
  readonly alias: string | null
  /** Folded parts of the table's name, qualified as far as known. */
  readonly keys: readonly string[]
  readonly relation: Relation
  /** The right side of a semi or anti join: seen in ON only. */
  isHidden: boolean
}

/** The CTEs that are visible, innermost WITH first. A map grows as the CTEs of its WITH are read in order. */
export interface NamedTables {
  readonly parent: NamedTables | null
  readonly byKey: Map<string, Relation>
}

/** An empty scope inside another. */
export function innerScope(parent: Scope | null, tables = parent?.tables ?? null): Scope {
  return { parent, items: [], merged: new Map(), outputs: new Map(), windows: new Map(), tables }
}

/** The CTE of this name, or null. */
export function findNamedTable(scope: Scope, key: string): Relation | null {
  for (let tables = scope.tables; tables; tables = tables.parent) {
    const relation = tables.byKey.get(key)
    if (relation) return relation
  }
  return null
}
