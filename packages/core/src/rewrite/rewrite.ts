import type { TextEdit } from '../facts.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { ParseResult } from '../parse/parse.ts'
import type { Node } from '../tree/tree.ts'
import { walk } from '../tree/walk.ts'
import { type ByKind, callByKind } from './by-kind.ts'

/**
 * What a rewrite keeps. `layout`: the same tokens but for brackets and style words. `sound`: the same rows on every
 * database, by argument alone. `needs-proof`: the same rows only under facts, so each use goes through the verifier.
 */
export type Safety = 'layout' | 'sound' | 'needs-proof'

export type FactNeeded = 'types' | 'keys' | 'not-null' | 'foreign-keys' | 'statistics'

export interface RewriteContext {
  tokens: Tokens
  parent: Node | null
}

/**
 * One way of writing the same thing better, as edits of the original text, never a reprint.
 * `at`: for each kind of node the edits where the rewrite applies to that very node, nothing where it does not.
 */
export interface Rewrite {
  id: string
  safety: Safety
  needs: readonly FactNeeded[]
  docs: {
    why: string
    before: string
    after: string
    /** Texts that look like it and must stay as they are: one for each guard. */
    traps: readonly string[]
  }
  at: ByKind<RewriteContext, readonly TextEdit[]>
}

/** A rewrite for the list in `index.ts`. */
export function defineRewrite(rewrite: Rewrite): Rewrite {
  return rewrite
}

/** The edits of a rewrite, one group for each place where it applies, in the order of the text; for `applyEdits`. */
export function rewriteEdits(
  rewrite: Rewrite,
  { tokens, script }: Pick<ParseResult, 'script' | 'tokens'>,
): (readonly TextEdit[])[] {
  const found: (readonly TextEdit[])[] = []
  walk(script, {
    enter(node, parent) {
      const edits = editsAt(rewrite, node, { tokens, parent })
      if (edits.length > 0) found.push(edits)
      return true
    },
  })
  return found
}

/** The edits of a rewrite at one node; empty where it does not apply there. */
export function editsAt(rewrite: Rewrite, node: Node, context: RewriteContext): readonly TextEdit[] {
  return callByKind(rewrite.at, node, context) ?? []
}
