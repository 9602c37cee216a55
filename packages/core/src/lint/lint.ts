import type { Finding, TextEdit } from '../facts.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { ParseResult } from '../parse/parse.ts'
import { callByKind } from '../rewrite/by-kind.ts'
import { editsAt } from '../rewrite/rewrite.ts'
import type { Place } from '../tree/node.ts'
import { spanOf } from '../tree/span-of.ts'
import type { Node } from '../tree/tree.ts'
import { walk } from '../tree/walk.ts'
import type { Rule, RuleContext } from './define-rule.ts'
import { rules as allRules } from './index.ts'

// A text of a million faults is one fault.
const findingsMax = 1000

/**
 * What the rules find, in the order of the text, at most 1,000. `dialect` is an id; some rules speak about some
 * dialects only. One walk for all rules; linear; never throws.
 */
export function lint(
  { script, tokens }: Pick<ParseResult, 'script' | 'tokens'>,
  { dialect, rules = allRules }: { dialect: string; rules?: readonly Rule[] },
): Finding[] {
  const byKind = groupByKind(rules)
  const findings: Finding[] = []
  const ancestors: Node[] = []
  walk(script, {
    enter(node, parent) {
      for (const rule of byKind.get(node.kind) ?? []) {
        const isActive = rule.dialects === 'all' || rule.dialects.includes(dialect)
        if (isActive) callByKind(rule.visit, node, contextOf(rule, node, parent))
      }
      ancestors.push(node)
      return true
    },
    leave() {
      ancestors.pop()
    },
  })
  return findings.sort((one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1])

  function contextOf(rule: Rule, node: Node, parent: Node | null): RuleContext {
    return {
      tokens,
      parent,
      ancestors,
      edits: () => (rule.rewrite ? editsAt(rule.rewrite, node, { tokens, parent }) : []),
      report(place, message, fix) {
        if (findings.length < findingsMax) findings.push(toFinding(rule, tokens, place, message, fix))
      },
    }
  }
}

function toFinding(rule: Rule, tokens: Tokens, place: Place, message: string, fix?: readonly TextEdit[]): Finding {
  const finding = { rule: rule.id, severity: rule.severity, message, span: spanOf(tokens, place) }
  return fix === undefined ? finding : { ...finding, fix }
}

const grouped = new WeakMap<readonly Rule[], Map<string, Rule[]>>()

/** The rules by kind of node that they look at; the same list is grouped once. */
function groupByKind(rules: readonly Rule[]): Map<string, Rule[]> {
  const known = grouped.get(rules)
  if (known) return known
  const byKind = new Map<string, Rule[]>()
  for (const rule of rules) {
    for (const kind of Object.keys(rule.visit)) byKind.set(kind, [...(byKind.get(kind) ?? []), rule])
  }
  grouped.set(rules, byKind)
  return byKind
}
