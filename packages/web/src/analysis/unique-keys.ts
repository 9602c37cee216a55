/** A row and a key that no other row of its list has. */
export interface Keyed<T> {
  key: string
  row: T
}

/** Keys for the rows of a list: their own where that is free, numbered where several rows are called the same. */
export function uniqueKeys<T>(rows: readonly T[], keyOf: (row: T) => string): Keyed<T>[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const key = keyOf(row)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return { key: count === 1 ? key : `${key} #${count}`, row }
  })
}
