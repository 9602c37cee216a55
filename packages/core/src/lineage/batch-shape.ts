import type { ColumnName, Lineage } from '../facts.ts'

/** Lineage as `sqm lineage --jsonl` writes it. */
export interface BatchLineage {
  tables_in: string[]
  tables_out: string[]
  /** `[target, [source, ...]]` */
  columns: [string, string[]][]
  /** `[table.column, [clause, ...]]` */
  uses: [string, string[]][]
  unresolved: Lineage['unresolved']
}

/**
 * Names in the order of the text, each once: `table.column`, or the bare column where the table is not known or a plain
 * query puts it out. A target that several statements or branches write has the sources of all of them.
 */
export function batchShape(lineage: Lineage): BatchLineage {
  const columns = new Map<string, Set<string>>()
  for (const { target, sources } of lineage.columns) {
    const names = setOf(columns, nameOf(target))
    for (const source of sources) names.add(nameOf(source))
  }
  const uses = new Map<string, Set<string>>()
  for (const use of lineage.uses) setOf(uses, nameOf(use)).add(use.kind)
  return {
    tables_in: lineage.tablesIn.map((table) => table.name),
    tables_out: lineage.tablesOut.map((table) => table.name),
    columns: [...columns].map(([name, sources]) => [name, [...sources]]),
    uses: [...uses].map(([name, clauses]) => [name, [...clauses]]),
    unresolved: lineage.unresolved,
  }
}

function nameOf({ table, column }: ColumnName): string {
  return table === null ? column : `${table}.${column}`
}

function setOf(sets: Map<string, Set<string>>, name: string): Set<string> {
  const met = sets.get(name)
  if (met) return met
  const set = new Set<string>()
  sets.set(name, set)
  return set
}
