/** Numbers that look random and are the same for the same seed on every machine (mulberry32, public domain). */
export interface Random {
  /** From 0 to `below` - 1. */
  int(below: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  chance(percent: number): boolean
}

export function seededRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    pick: (items) => items[int(items.length)] ?? items[0],
    chance: (percent) => next() * 100 < percent,
  }
}
