import type { Span } from '../facts.ts'
import type { Relation } from './relation.ts'

/** One thing in FROM. Where it has an alias, that is its only name. */
export interface FromItem {
  readonly alias: string | null
  /** Folded parts of the table's name, qualified as far as known. */
  readonly keys: readonly string[]
  readonly relation: Relation
  /** The right side of a semi or anti join: seen in ON only. */
  isHidden: boolean
}

/** Above this many items a search goes through an index. */
const scanMax = 16
/** Items that a column is looked for in at most: nobody joins more and leaves the tables out. */
export const itemsMax = 300

/** What stands in FROM, left to right. */
export class FromItems {
  readonly #all: FromItem[] = []
  /** `excluded` and the like: found by name, no part of what columns without qualifier and stars mean. */
  readonly #byNameOnly: FromItem[] = []
  #byName: Map<string, FromItem[]> | null = null
  readonly #columnKeys = new Set<string>()
  #keyed = 0

  get all(): readonly FromItem[] {
    return this.#all
  }

  add(item: Omit<FromItem, 'isHidden'>): void {
    const { alias, keys, relation } = item
    const added = { alias, keys, relation, isHidden: false }
    this.#all.push(added)
    if (this.#byName) index(this.#byName, added)
  }

  addByNameOnly(alias: string, relation: Relation): void {
    this.#byNameOnly.push({ alias, keys: [], relation, isHidden: false })
  }

  get byNameOnly(): readonly FromItem[] {
    return this.#byNameOnly
  }

  /** The items left of one, the first 300. */
  leftOf(index: number): readonly FromItem[] {
    return this.#all.slice(0, Math.min(index, itemsMax))
  }

  /** The names that the items left of one are known to have. Joins ask from left to right: no later one asks for fewer. */
  columnKeysLeftOf(index: number, span: Span): ReadonlySet<string> {
    for (; this.#keyed < index; this.#keyed++) {
      for (const each of this.#all[this.#keyed]?.relation.items(span) ?? []) {
        if (each.kind === 'column') this.#columnKeys.add(each.key)
      }
    }
    return this.#columnKeys
  }

  /** All that may go by this name, as alias or as last part of a table's name; others may be among them. */
  maybeNamed(key: string): readonly FromItem[] {
    if (this.#byNameOnly.length > 0) return [...this.#byNameOnly, ...this.#all]
    if (this.#all.length <= scanMax) return this.#all
    if (!this.#byName) {
      this.#byName = new Map()
      for (const item of this.#all) index(this.#byName, item)
    }
    return this.#byName.get(key) ?? []
  }
}

function index(byName: Map<string, FromItem[]>, item: FromItem): void {
  for (const key of new Set([item.alias, item.keys[item.keys.length - 1] ?? null])) {
    if (key === null) continue
    const met = byName.get(key)
    if (met) met.push(item)
    else byName.set(key, [item])
  }
}
