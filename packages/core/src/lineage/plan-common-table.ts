import type { Knot } from '../scope/base-table.ts'
import type { RelationItem } from '../scope/relation.ts'
import { Rows } from '../scope/rows.ts'
import type { NamedTables, Scope } from '../scope/scope.ts'
import type { CommonTable } from '../tree/query.ts'
import { closeKnots, tieKnots } from './knots.ts'
import { renameItems } from './rename-items.ts'
import type { Trace, Word } from './trace.ts'

/** The WITH that a CTE stands in: its scope, in which the CTE becomes visible when it is complete. */
export interface WithPlace {
  readonly scope: Scope
  readonly tables: NamedTables
  readonly isRecursive: boolean
}

/** Plans one CTE, whether anyone reads it or not. */
export function planCommonTable(trace: Trace, table: CommonTable, place: WithPlace): void {
  const { body } = table
  const key = trace.word(table.name)?.key ?? ''
  const names = table.columns.map((column) => trace.word(column)).filter((word): word is Word => word !== null)
  const rows = new Rows()
  let knots: (Knot | null)[] = []
  const watch = {
    firstArm(items: readonly RelationItem[]) {
      const tied = tieKnots(named(items, names))
      knots = tied.knots
      place.tables.byKey.set(key, new Rows(tied.items))
    },
  }
  trace.agenda.next(() => {
    if (body.kind === 'Query') trace.plans.query(body, place.scope, rows, place.isRecursive ? watch : null)
    else if (body.kind !== 'Opaque') trace.plans.write(body, place.scope, rows)
    else rows.fill([{ kind: 'any', sources: [], span: trace.span(body) }])
  })
  trace.agenda.next(() => {
    const items = named(rows.items(), names)
    place.tables.byKey.set(key, new Rows(knots.length > 0 ? closeKnots(items, knots) : items))
  })
}

function named(items: readonly RelationItem[], names: readonly Word[]): readonly RelationItem[] {
  return names.length > 0 ? renameItems(items, names) : items
}
