/**
 * Which of several tables a column without qualifier probably belongs to, by the habit of putting an abbreviation of the
 * table before its columns: `l_tax` of `lineitem`, `ss_net_paid` of `store_sales`. Gives the index in `tables` (folded
 * names, without schema), or -1 where no table, or more than one, fits best. A guess: it orders candidates and never drops one.
 */
export function likelyOwner(column: string, tables: readonly string[]): number {
  const prefix = prefixOf(column)
  if (prefix === '') return -1
  let best = 0
  let owner = -1
  for (const [index, table] of tables.entries()) {
    const fit = fitOf(prefix, table.toLowerCase())
    if (fit > best) {
      best = fit
      owner = index
    } else if (fit === best) owner = -1
  }
  return owner
}

/** Longer beginnings are words, not abbreviations: `order_id` is no habit of a table `orders`. */
const prefixMax = 4

function prefixOf(column: string): string {
  const end = column.indexOf('_')
  return end > 0 && end <= prefixMax && end < column.length - 1 ? column.slice(0, end).toLowerCase() : ''
}

/** 3: the first letters of the words of the name; 2: its beginning; 1: letters of it in order, from the first one; 0: none. */
function fitOf(prefix: string, table: string): number {
  const initials = table
    .split('_')
    .map((word) => word.slice(0, 1))
    .join('')
  if (initials === prefix) return 3
  if (table.startsWith(prefix)) return 2
  return table.startsWith(prefix.slice(0, 1)) && holdsInOrder(table, prefix) ? 1 : 0
}

function holdsInOrder(table: string, letters: string): boolean {
  let at = 0
  for (const letter of table) if (letter === letters[at]) at++
  return at === letters.length
}
