/**
 * Rows of a table for people, with the candidates of an ambiguous column in one row: the first of them (the likeliest), marked
 * `or 5 others`. `rows` are `[table.column, what is said of it]`; `ambiguous` are the columns as the text names them.
 */
export function foldCandidates(
  rows: readonly (readonly [string, string])[],
  ambiguous: ReadonlySet<string>,
): [string, string][] {
  const folded = new Map<string, { first: string; others: number; said: string }>()
  for (const [name, said] of rows) {
    const column = name.slice(name.lastIndexOf('.') + 1)
    const isOpen = ambiguous.has(column) && column !== name
    const key = isOpen ? `${column} ${said}` : name
    const met = folded.get(key)
    if (met) met.others++
    else folded.set(key, { first: name, others: 0, said })
  }
  return [...folded.values()].map(({ first, others, said }) => [
    others === 0 ? first : `${first} or ${counted(others)}`,
    said,
  ])
}

function counted(others: number): string {
  return others === 1 ? '1 other' : `${others} others`
}
