import type { ColumnLineage, ColumnUse, Lineage, SourceColumn, Span, TableFact, Unresolved } from '../facts.ts'
import type { BaseTable } from '../scope/base-table.ts'
import type { Source } from '../scope/sources.ts'
import type { TargetColumn, Use } from './statement-record.ts'

/** What is known of a statement or a script, still in objects that point at each other. */
export interface Traced {
  readonly tablesIn: ReadonlyMap<BaseTable, readonly Span[]>
  readonly tablesOut: ReadonlyMap<BaseTable, readonly Span[]>
  readonly columns: readonly TargetColumn[]
  readonly uses: readonly Use[]
  readonly unresolved: readonly Unresolved[]
}

/** The same in plain data. */
export function lineageFacts(traced: Traced): Lineage {
  return {
    tablesIn: tableFacts(traced.tablesIn),
    tablesOut: tableFacts(traced.tablesOut),
    columns: traced.columns.map(columnFact),
    uses: traced.uses.map(useFact),
    unresolved: traced.unresolved,
  }
}

function tableFacts(tables: ReadonlyMap<BaseTable, readonly Span[]>): TableFact[] {
  const facts: TableFact[] = []
  for (const [{ name, parts }, spans] of tables) facts.push({ name, parts, spans })
  return facts
}

function columnFact({ table, name, span, sources }: TargetColumn): ColumnLineage {
  return { target: { table: table?.name ?? null, column: name }, span, sources: sources.map(sourceFact) }
}

function sourceFact({ base, kind, confidence, span }: Source): SourceColumn {
  const fact: SourceColumn = { table: base.table?.name ?? null, column: base.name, kind, confidence, span }
  if (base.path !== null) fact.path = base.path
  return fact
}

function useFact({ base, use, confidence, span }: Use): ColumnUse {
  return { table: base.table?.name ?? null, column: base.name, kind: use, confidence, span }
}
