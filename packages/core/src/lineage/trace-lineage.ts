import type { Dialect } from '../dialects/dialect.ts'
import type { Lineage, Span, Unresolved } from '../facts.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { BaseTable } from '../scope/base-table.ts'
import type { Catalog } from '../scope/catalog.ts'
import type { Source } from '../scope/sources.ts'
import { spanOf } from '../tree/span-of.ts'
import type { Script } from '../tree/statement.ts'
import { Budget } from './budget.ts'
import { untie } from './knots.ts'
import { lineageFacts, type Traced } from './lineage-facts.ts'
import { planFrom } from './plan-from.ts'
import { planInsert } from './plan-insert.ts'
import { planMerge } from './plan-merge.ts'
import { planQuery } from './plan-query.ts'
import { flatStatements, planStatement } from './plan-statement.ts'
import { planDelete, planUpdate } from './plan-update.ts'
import { ScriptState } from './script-state.ts'
import { StatementRecord, type TargetColumn } from './statement-record.ts'
import { type Plans, Trace } from './trace.ts'

/** One statement, with the tables of earlier statements as it names them. */
export interface StatementLineage {
  readonly span: Span
  readonly lineage: Lineage
}

/** `statements` has one answer for each statement, those inside of blocks included. */
export interface ScriptLineage {
  readonly script: Lineage
  readonly statements: readonly StatementLineage[]
}

export interface LineageInput {
  readonly script: Script
  readonly tokens: Tokens
  readonly dialect: Dialect
}

/**
 * Tables, columns and uses of a text: of the whole, with the tables that it makes and reads itself traced through, and
 * of each statement. Never throws on any tree; nothing recurses over it. Linear in nodes and in the answer.
 */
export function traceLineage(
  { script, tokens, dialect }: LineageInput,
  { catalog = null, defaultSchema = null }: { catalog?: Catalog | null; defaultSchema?: readonly string[] | null } = {},
): ScriptLineage {
  const trace = new Trace(tokens, { dialect, catalog, defaultSchema, plans })
  const statements = flatStatements(script.statements)
  const parts: Traced[] = []
  const whole = new Whole()
  for (const statement of statements) {
    trace.record = new StatementRecord()
    trace.agenda.run(() => planStatement(trace, statement.body))
    const traced = finished(trace.record)
    parts.push(traced)
    if (statements.length > 1) whole.add(trace.record, traced)
  }
  const facts = parts.map((traced, index): StatementLineage => {
    return { span: spanOf(tokens, statements[index] ?? script), lineage: lineageFacts(traced) }
  })
  const [only] = facts
  const isOne = only && facts.length === 1
  return { script: isOne ? only.lineage : lineageFacts(whole.traced()), statements: facts }
}

/** The lineage of a text of which nothing is known. */
export const emptyLineage: Lineage = { tablesIn: [], tablesOut: [], columns: [], uses: [], unresolved: [] }

function plans(trace: Trace): Plans {
  return {
    query: (query, outer, rows, watch) => planQuery(trace, query, outer, rows, watch),
    from: (from, scope) => planFrom(trace, from, scope),
    write(statement, outer, rows) {
      switch (statement.kind) {
        case 'Insert':
          return planInsert(trace, statement, outer, rows)
        case 'Update':
          return planUpdate(trace, statement, outer, rows)
        case 'Delete':
          return planDelete(trace, statement, outer, rows)
        case 'Merge':
          return planMerge(trace, statement, outer, rows)
      }
    },
  }
}

/** A record with nothing left open: recursion is complete, and what it never reached is left out. */
function finished(record: StatementRecord): Traced {
  const { tablesIn, tablesOut, unresolved } = record
  const columns = record.columns.map((column) => ({ ...column, sources: settled(column.sources) }))
  const uses = record.allUses()
  if (!uses.some(({ base }) => base.knot)) return { tablesIn, tablesOut, columns, uses, unresolved }
  const all = new StatementRecord()
  for (const { use, ...source } of uses) all.uses(settled([{ ...source, kind: 'identity' }]), use)
  return { tablesIn, tablesOut, columns, uses: all.allUses(), unresolved }
}

function settled(sources: readonly Source[]): readonly Source[] {
  const untied = untie(sources)
  return untied.some(({ base }) => base.knot) ? untied.filter(({ base }) => !base.knot) : untied
}

/** Puts the statements of a script together. */
class Whole {
  readonly #state = new ScriptState()
  readonly #tablesIn = new Map<BaseTable, Span[]>()
  readonly #tablesOut = new Map<BaseTable, Span[]>()
  readonly #outputs: TargetColumn[] = []
  readonly #uses = new StatementRecord()
  readonly #unresolved: Unresolved[] = []
  readonly #budget = new Budget()

  add(record: StatementRecord, traced: Traced): void {
    addTables(this.#tablesIn, traced.tablesIn)
    addTables(this.#tablesOut, traced.tablesOut)
    for (const { base, use, confidence, span } of traced.uses) {
      this.#uses.uses(this.#traced([{ base, kind: 'identity', confidence, span }]), use)
    }
    for (const each of traced.unresolved) this.#unresolved.push(each)
    const columns = traced.columns.map((column) => ({ ...column, sources: this.#traced(column.sources) }))
    for (const column of columns) if (!column.table) this.#outputs.push(column)
    this.#state.apply(record, columns)
  }

  #traced(sources: readonly Source[]): readonly Source[] {
    return this.#budget.bounded(this.#state.trace(sources))
  }

  traced(): Traced {
    const isSeen = (table: BaseTable) => !this.#state.isInner(table, this.#tablesIn.has(table))
    const seen = (tables: Map<BaseTable, Span[]>) => new Map([...tables].filter(([table]) => isSeen(table)))
    const written = this.#state.writtenColumns().filter(({ table }) => table && isSeen(table))
    return {
      tablesIn: seen(this.#tablesIn),
      tablesOut: seen(this.#tablesOut),
      columns: [...written, ...this.#outputs],
      uses: this.#uses.allUses().filter(({ base }) => !base.table || isSeen(base.table)),
      unresolved: this.#unresolved,
    }
  }
}

function addTables(all: Map<BaseTable, Span[]>, tables: ReadonlyMap<BaseTable, readonly Span[]>): void {
  for (const [table, spans] of tables) {
    const met = all.get(table)
    if (met) met.push(...spans)
    else all.set(table, [...spans])
  }
}
