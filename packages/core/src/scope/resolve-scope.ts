import type { Span } from '../facts.ts'
import { type FromItem, itemsMax } from './from-items.ts'
import { likelyOwner } from './likely-owner.ts'
import { type Column, type Found, itemSources } from './relation.ts'
import type { Scope } from './scope.ts'
import { type Source, SourceSet } from './sources.ts'

/** A column name as mentioned: its parts as written and folded. */
export interface ColumnMention {
  readonly texts: readonly string[]
  readonly keys: readonly string[]
  readonly span: Span
  /** The dialect reads `a.b` as the field b of the column a where a is no table. */
  readonly mayBePath: boolean
  /** The name of a table may stand for all its columns. */
  readonly mayBeRow: boolean
}

/**
 * When an output name of the same SELECT is meant: `last` if no column has the name, `over-open` also before a
 * table whose columns are not known, `first` before any column (ORDER BY).
 */
export type OutputPolicy = 'last' | 'over-open' | 'first'

/** `path`: the parts behind the column, for struct columns. */
export interface Resolution {
  readonly found: Found
  readonly path: string | null
}

/** Scopes that a name is looked for, from the inside out: nobody correlates over more levels. */
const climbMax = 64
/** Tables that a column without qualifier is said to be of at most. */
const candidatesMax = 20
/** Of the table whose habit of naming columns fits, and of the others beside it. */
const likelyConfidence = 0.8
const unlikelyConfidence = 0.1

/** The column that is meant, the innermost scope first; null if nothing is known that has it. */
export function resolveColumn(scope: Scope, mention: ColumnMention, policy: OutputPolicy): Resolution | null {
  if (mention.keys.length > 1) {
    for (const isNamed of [isVisibleAs, isTableCalled]) {
      let at = withNames(scope)
      for (let climbed = 0; at && climbed < climbMax; climbed++) {
        const qualified = resolveQualified(at, mention, isNamed)
        if (qualified !== 'no-such-table') return qualified
        at = withNames(at.parent)
      }
    }
    if (!mention.mayBePath) return null
  }
  let at = withNames(scope)
  for (let climbed = 0; at && climbed < climbMax; climbed++) {
    const resolution = resolveFirstPart(at, mention, at === scope ? policy : 'last')
    if (resolution) return resolution
    at = withNames(at.parent)
  }
  return null
}

/** Where a column that nothing known has would have to be: the one table in FROM, or the one that is named. */
export function guessColumn(scope: Scope, mention: ColumnMention): readonly Source[] | null {
  const { keys, texts, span } = mention
  const before = keys.length - 1
  const items = before > 0 ? itemsNamed(scope, keys.slice(0, before)) : scope.items.all.filter((item) => !item.isHidden)
  const [only] = items
  return only && items.length === 1 ? only.relation.guess(keys[before] ?? '', texts[before] ?? '', span) : null
}

/** The FROM items that a qualifier (`t`, `s.t`) names in this scope or the next one around it. */
export function itemsNamed(scope: Scope, keys: readonly string[]): readonly FromItem[] {
  for (const isNamed of [isVisibleAs, isTableCalled]) {
    let at = withNames(scope)
    for (let climbed = 0; at && climbed < climbMax; climbed++) {
      const items = namedBy(at, keys, keys.length, isNamed)
      if (items.length > 0) return items
      at = withNames(at.parent)
    }
  }
  return []
}

/** The FROM items of one scope that the first `count` keys name: of the first 300 that may, as many as are candidates. */
function namedBy(scope: Scope, keys: readonly string[], count: number, isNamed: typeof isVisibleAs): FromItem[] {
  const maybe = scope.items.maybeNamed(keys[count - 1] ?? '')
  const named: FromItem[] = []
  for (let index = 0; index < maybe.length && index < itemsMax && named.length < candidatesMax; index++) {
    const item = maybe[index]
    if (item && isNamed(item, keys, count)) named.push(item)
  }
  return named
}

/** What the columns of this name among some FROM items are, those that are certain before the others. */
export function findAmong(items: readonly FromItem[], key: string, name: string, span: Span): Found | null {
  const [one] = items
  if (one && items.length === 1) return one.isHidden ? null : one.relation.find(key, name, span)
  const seen = items.length > itemsMax ? items.slice(0, itemsMax) : items
  const naming = seen.filter((item) => !item.isHidden && item.relation.names(key))
  const [only] = naming
  if (only && naming.length === 1) return only.relation.find(key, name, span)
  const open: Found[] = []
  const tables: string[] = []
  let any: Found | null = null
  for (const item of only ? naming : seen) {
    const found = item.isHidden ? null : item.relation.find(key, name, span)
    if (found?.certainty === 'any') any ??= found
    else if (found) {
      open.push(found)
      tables.push(item.keys[item.keys.length - 1] ?? '')
    }
    if (open.length === candidatesMax) break
  }
  return together(open, likelyOwner(key, tables)) ?? any
}

/** All that it may be; the `likely` one, if any, with most of the confidence and before the others. */
function together(found: readonly Found[], likely: number): Found | null {
  const [first] = found
  if (!first || found.length === 1) return first ?? null
  const candidates = found.reduce((sum, each) => sum + each.candidates, 0)
  const sources = new SourceSet()
  const favourite = found[likely]
  if (favourite) sources.add(favourite.sources, 'identity', likelyConfidence)
  const share = favourite ? unlikelyConfidence : 1 / Math.min(candidates, 4)
  for (const each of found) if (each !== favourite) sources.add(each.sources, 'identity', share)
  return { sources: sources.list(), certainty: first.certainty, candidates }
}

/** This scope or the next one around it in which anything has a name. */
function withNames(scope: Scope | null): Scope | null {
  let at = scope
  while (at && at.items.all.length === 0 && at.outputs.size === 0) at = at.parent
  return at
}

/** Longest qualifier first: `a.b.c` is column c of a.b before it is field c of column b of a. */
function resolveQualified(
  scope: Scope,
  mention: ColumnMention,
  isNamed: typeof isVisibleAs,
): Resolution | null | 'no-such-table' {
  const { keys, texts, span } = mention
  for (let count = Math.min(keys.length - 1, 4); count > 0; count--) {
    const items = namedBy(scope, keys, count, isNamed)
    if (items.length === 0) continue
    const found = findAmong(items, keys[count] ?? '', texts[count] ?? '', span)
    return found && { found, path: pathFrom(texts, count + 1) }
  }
  return 'no-such-table'
}

function resolveFirstPart(scope: Scope, mention: ColumnMention, policy: OutputPolicy): Resolution | null {
  const { keys, texts, span } = mention
  const [key = ''] = keys
  const path = pathFrom(texts, 1)
  const output = scope.outputs.get(key)
  const merged = scope.merged.get(key)
  const certain = (policy === 'first' && output) || merged
  if (certain) return { found: known(certain), path }
  const found = findAmong(scope.items.all, key, texts[0] ?? '', span)
  if (found?.certainty === 'known') return { found, path }
  if (output && (policy !== 'last' || !found)) return { found: known(output), path }
  const row = mention.mayBeRow ? wholeRow(scope, key, span) : null
  if (row) return { found: row, path }
  return found && { found, path }
}

/** The name of a FROM item used as a value: all its columns. */
function wholeRow(scope: Scope, key: string, span: Span): Found | null {
  const item = scope.items.maybeNamed(key).find((each) => isVisibleAs(each, [key], 1))
  if (!item || item.relation.find(key, key, span)?.certainty === 'open') return null
  const sources = new SourceSet()
  for (const each of item.relation.items(span)) sources.add(itemSources(each), 'transformation')
  return { sources: sources.list(), certainty: 'known', candidates: 1 }
}

function known(column: Column): Found {
  return { sources: column.sources, certainty: 'known', candidates: 1 }
}

function isVisibleAs(item: FromItem, keys: readonly string[], count: number): boolean {
  if (item.alias !== null) return count === 1 && item.alias === keys[0] && !item.isHidden
  return isTableCalled(item, keys, count)
}

/** The name of a table that has an alias: most engines refuse it, and nothing else can be meant. */
function isTableCalled(item: FromItem, keys: readonly string[], count: number): boolean {
  if (item.isHidden) return false
  const skipped = item.keys.length - count
  if (skipped < 0) return false
  for (let at = 0; at < count; at++) if (item.keys[skipped + at] !== keys[at]) return false
  return true
}

function pathFrom(texts: readonly string[], from: number): string | null {
  return texts.length > from ? texts.slice(from).join('.') : null
}
