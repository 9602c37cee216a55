const columnsMax = 50_000
const itemsMax = 100_000
/** Shorter lists cost nothing. */
const freeMax = 16

/**
 * Bounds for what multiplies in one text: stars of stars give columns, and a column may collect the sources of all
 * columns before it. Written texts stay far below; without bounds a short one could take minutes.
 */
export class Budget {
  #columnsLeft = columnsMax
  #itemsLeft = itemsMax

  /** Whether stars may still give columns. */
  hasColumns(): boolean {
    return this.#columnsLeft > 0
  }

  spendColumns(count: number): void {
    this.#columnsLeft -= count
  }

  /** A list of sources; only the first ones when long lists have used up what a text may have. */
  bounded<T>(list: readonly T[]): readonly T[] {
    if (list.length <= freeMax) return list
    this.#itemsLeft -= list.length
    return this.#itemsLeft >= 0 ? list : list.slice(0, freeMax)
  }

  /** Whether long lists may still be made. */
  hasItems(): boolean {
    return this.#itemsLeft > 0
  }
}
