import type { Place } from '../tree/node.ts'
import type { LocalName } from './local-names.ts'

/** What is special about one token, as bits. */
export const MARK = {
  /** Written nowhere. */
  DROP: 1,
  /** Written as `?`. */
  LITERAL: 2,
  /** A number or string that is no literal: an ordinal, the length of a type. */
  KEEP: 4,
  /** No blank before it. */
  TIGHT: 8,
  /** Left out of the family: qualifiers and aliases. */
  FAMILY_DROP: 16,
  /** A local name is made here: `as` stands before it, whether written or not. */
  DECLARE: 32,
  /** A list begins here. */
  LIST: 64,
} as const

/**
 * Items whose number or order does not matter. `repeat`: IN and VALUES, where equal neighbours count once;
 * `conjuncts` and `projection`: their order does not matter to the family.
 */
export interface ItemList {
  kind: 'repeat' | 'conjuncts' | 'projection'
  items: readonly Place[]
  /** Of a projection: the alias of item k, or null. */
  aliases: readonly (LocalName | null)[]
}

/** Everything that the tree says about the tokens of one text. */
export class Marks {
  readonly names = new Map<number, LocalName>()
  /** By first token, the outer list first. */
  readonly lists = new Map<number, ItemList[]>()
  readonly #bits: Uint8Array

  constructor(count: number) {
    this.#bits = new Uint8Array(count)
  }

  has(index: number, bit: number): boolean {
    return ((this.#bits[index] ?? 0) & bit) !== 0
  }

  add(index: number, bit: number): void {
    this.#bits[index] = (this.#bits[index] ?? 0) | bit
  }

  addRange(at: number, to: number, bit: number): void {
    for (let i = Math.max(at, 0); i < to; i++) this.add(i, bit)
  }

  /** The tokens of a place as one `?`. */
  addLiteral(place: Place): void {
    if (place.at >= place.to) return
    this.add(place.at, MARK.LITERAL)
    this.addRange(place.at + 1, place.to, MARK.DROP)
  }

  /** Ignores a list whose items are not in order: the parser found something missing in it. */
  addList(list: ItemList): void {
    const first = list.items[0]
    if (first === undefined) return
    let end = first.at
    for (const { at, to } of list.items) {
      if (at < end || to <= at) return
      end = to
    }
    this.add(first.at, MARK.LIST)
    const there = this.lists.get(first.at)
    if (there) there.push(list)
    else this.lists.set(first.at, [list])
  }
}
