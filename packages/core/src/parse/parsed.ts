import type { StatementBody } from '../tree/statement.ts'
import type { StatementKind } from '../tree/statement-kind.ts'

/** What a statement is and what it says. */
export interface Parsed {
  type: StatementKind
  body: StatementBody
}
