import type { Severity, TextEdit } from '../facts.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { ByKind } from '../rewrite/by-kind.ts'
import type { Rewrite } from '../rewrite/rewrite.ts'
import type { Place } from '../tree/node.ts'
import type { Node } from '../tree/tree.ts'

/**
 * Something that is worth telling about a text. The id is the name in the catalogue of rules, in settings and reports.
 * `docs.bad` must be found and `docs.good` and each of `docs.traps` must pass: tests and manual are made from them.
 */
export interface Rule {
  id: string
  severity: Severity
  /** Ids of the dialects it speaks about. */
  dialects: 'all' | readonly string[]
  docs: {
    why: string
    bad: string
    good: string
    /** Innocent texts that look guilty. */
    traps?: readonly string[]
  }
  /** What mends it; the rule itself knows no edit. */
  rewrite?: Rewrite
  visit: ByKind<RuleContext, void>
}

export interface RuleContext {
  tokens: Tokens
  parent: Node | null
  /** The nodes around this one, the parent last. Valid during the call only. */
  ancestors: readonly Node[]
  /** The edits of the rule's rewrite at this node; empty where it does not apply, or the rule names none. */
  edits(): readonly TextEdit[]
  report(place: Place, message: string, fix?: readonly TextEdit[]): void
}

/** A rule for the list in `index.ts`. */
export function defineRule(rule: Rule): Rule {
  return rule
}
