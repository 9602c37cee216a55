import type { BaseTable } from '../scope/base-table.ts'
import type { KnownColumns } from '../scope/known-columns.ts'

/** What a statement changes for the statements behind it, beside the rows that it writes. */
export type Effect =
  | { kind: 'define'; table: BaseTable; known: KnownColumns | null; isTemporary: boolean }
  | { kind: 'replace-rows'; table: BaseTable }
  | { kind: 'drop'; table: BaseTable }
  | { kind: 'rename'; table: BaseTable; to: BaseTable }
  | { kind: 'swap'; table: BaseTable; with: BaseTable }
  | { kind: 'columns'; table: BaseTable; known: KnownColumns }
