import type { Span } from '../facts.ts'
import type { BaseColumn } from '../scope/base-table.ts'
import {
  type ColumnMention,
  guessColumn,
  type OutputPolicy,
  type Resolution,
  resolveColumn,
} from '../scope/resolve-scope.ts'
import type { Scope } from '../scope/scope.ts'
import { noSources, type Source } from '../scope/sources.ts'
import { partText } from '../tree/names.ts'
import type { Name } from '../tree/node.ts'
import { pseudoColumns } from './pseudo-columns.ts'
import type { Trace } from './trace.ts'

/** Parameters of the lambdas around an expression: they hide columns. */
export interface Locals {
  readonly keys: ReadonlySet<string>
  readonly outer: Locals | null
}

/** The base columns behind a column name. What cannot be told, or not for certain, is noted as unresolved. */
export function resolveName(
  trace: Trace,
  name: Name,
  scope: Scope,
  options: { policy: OutputPolicy; locals: Locals | null },
): readonly Source[] {
  const mention = mentionOf(trace, name)
  if (isLocal(mention.keys[0] ?? '', options.locals)) return noSources
  const resolution = resolveColumn(scope, mention, options.policy)
  const isOnlyGuess = resolution?.found.certainty !== 'known'
  if (isOnlyGuess && mention.texts.length === 1 && pseudoColumns.has(mention.texts[0]?.toUpperCase() ?? '')) {
    return noSources
  }
  if (!resolution) return unknownColumn(trace, mention, scope)
  if (resolution.found.candidates > 1) {
    trace.record.unresolved.push({ name: mention.texts.join('.'), reason: 'ambiguous-column', span: mention.span })
  }
  return trace.budget.bounded(sourcesOf(resolution))
}

/** The same columns, with what is read inside of them. */
export function withPath(sources: readonly Source[], path: string): readonly Source[] {
  return sources.map((source) => ({ ...source, base: inside(source.base, path) }))
}

function mentionOf(trace: Trace, name: Name): ColumnMention {
  const texts: string[] = []
  const keys: string[] = []
  for (let part = 0; part < name.parts.length; part++) {
    const written = partText(trace.tokens, name, part)
    texts.push(written.text)
    keys.push(trace.key(written))
  }
  return { texts, keys, span: trace.span(name), mayBePath: trace.readsPaths, mayBeRow: trace.budget.hasItems() }
}

function isLocal(key: string, locals: Locals | null): boolean {
  for (let at = locals; at; at = at.outer) if (at.keys.has(key)) return true
  return false
}

function unknownColumn(trace: Trace, mention: ColumnMention, scope: Scope): readonly Source[] {
  const { texts, keys, span } = mention
  trace.record.unresolved.push({ name: texts.join('.'), reason: 'unknown-column', span })
  const guess = guessColumn(scope, mention)
  if (guess) return guess
  return bareSource(trace, { text: texts[texts.length - 1] ?? '', key: keys[keys.length - 1] ?? '' }, span)
}

/** A source of which only the column is known. */
function bareSource(trace: Trace, column: { text: string; key: string }, span: Span): readonly Source[] {
  return [{ base: trace.bareColumn(column), kind: 'identity', confidence: 1, span }]
}

function sourcesOf(resolution: Resolution): readonly Source[] {
  const { sources } = resolution.found
  return resolution.path === null ? sources : withPath(sources, resolution.path)
}

function inside(base: BaseColumn, path: string): BaseColumn {
  if (!base.table) return base
  return base.table.column(base.key, base.name, base.path === null ? path : `${base.path}.${path}`)
}
