import type { Tokens } from '../lex/tokens.ts'
import { partText, wordText } from '../tree/names.ts'
import type { Name } from '../tree/node.ts'

/**
 * A name that the text makes for itself: a table alias, a column alias, a CTE. Its spelling carries no meaning, so
 * the shape numbers it in order of appearance: `t1`, `c1`, `w1`.
 */
export interface LocalName {
  readonly letter: 't' | 'c' | 'w'
  /** What the family writes for it; null for a column alias, where it writes the digest of its expression. */
  readonly family: string | null
  /** Its number in this text; 0 until it is first written. */
  number: number
}

export function localName(letter: 't' | 'c' | 'w', family: string | null): LocalName {
  return { letter, family, number: 0 }
}

export type Columns = ReadonlyMap<string, LocalName>

export const noColumns: Columns = new Map()

/** One thing in FROM, under its alias or its own name. `name` is null for a base table without an alias. */
export interface Source {
  name: LocalName | null
  columns: Columns
}

/** What names mean inside one SELECT or write: its tables, and the aliases of its own output. */
export interface Frame {
  readonly parent: Frame | null
  readonly sources: Map<string, Source>
  /** The columns of those sources that have columns with local names. */
  readonly relations: Columns[]
  readonly outputs: Columns
}

/** The CTEs that are visible: the first `visible` ones of a WITH, then those around it. */
export interface CommonNames {
  readonly parent: CommonNames | null
  readonly byName: ReadonlyMap<string, { index: number; source: Source }>
  readonly visible: number
}

// Bounds that no real text meets; without them nested subqueries would cost the square of their length.
const climbMax = 8
const relationsMax = 64

export function openFrame(parent: Frame | null, outputs: Columns): Frame {
  return { parent, sources: new Map(), relations: [], outputs }
}

/** Adds a table to a frame; `key` null where nothing names it. */
export function addSource(frame: Frame, key: string | null, source: Source): void {
  if (key !== null && !frame.sources.has(key)) frame.sources.set(key, source)
  if (source.columns.size > 0 && frame.relations.length < relationsMax) frame.relations.push(source.columns)
}

export function findCommonName(names: CommonNames | null, key: string): Source | null {
  let step = 0
  for (let at = names; at && step < climbMax; at = at.parent, step++) {
    const found = at.byName.get(key)
    if (found && found.index < at.visible) return found.source
  }
  return null
}

/** The local names behind the parts of a column reference: part k has `found[k]`, where it is local at all. */
export function resolveParts(
  parts: readonly string[],
  frame: Frame | null,
  seesOutputs: boolean,
): (LocalName | null)[] {
  const [first, second] = parts
  if (first === undefined || frame === null) return []
  const output = seesOutputs && parts.length === 1 ? frame.outputs.get(first) : undefined
  if (output) return [output]
  let step = 0
  for (let at: Frame | null = frame; at && step < climbMax; at = at.parent, step++) {
    const source = at.sources.get(first)
    const column = findColumn(at.relations, first)
    // `x` is a column where it can be, `x.y` belongs to the table `x` where there is one.
    if (column && (second === undefined || !source)) return [column]
    if (source) return [source.name, (second !== undefined && source.columns.get(second)) || null]
  }
  return []
}

function findColumn(relations: readonly Columns[], key: string): LocalName | null {
  for (const columns of relations) {
    const found = columns.get(key)
    if (found) return found
  }
  return null
}

/** The key of one token as a name. */
export function wordKey(tokens: Tokens, index: number): string {
  return wordText(tokens, index).text.toLowerCase()
}

/** The keys of a dotted name. */
export function nameKeys(tokens: Tokens, name: Name): string[] {
  return name.parts.map((_, k) => partText(tokens, name, k).text.toLowerCase())
}
