/** A line of import and the name that goes into the list. */
export interface ListEntry {
  importLine: string
  entry: string
}

/**
 * The text of a file with one entry more in its first exported list of the form `export const things: readonly Thing[] = [...]`:
 * in its place where the list is in order, else at the end. The import stands behind the other imports; the formatter
 * sorts those. Throws where the file holds no such list.
 */
export function insertIntoList(text: string, { importLine, entry }: ListEntry): string {
  const list = /^(export const \w+: readonly \w+\[\] = \[)([^\]]*)\]/m.exec(text)
  if (list === null) throw new Error('the file holds no `export const things: readonly Thing[] = [...]`')
  const [whole, head = '', inside = ''] = list
  const entries = inside.split(',').flatMap((part) => part.trim() || [])
  const isSorted = entries.every((each, index) => index === 0 || (entries[index - 1] ?? '') < each)
  const grown = isSorted ? [...entries, entry].sort() : [...entries, entry]
  const withEntry = text.replace(whole, () => `${head}\n${grown.map((each) => `  ${each},\n`).join('')}]`)
  const lastImport = [...withEntry.matchAll(/^import .*\n/gm)].at(-1)
  const end = lastImport === undefined ? 0 : lastImport.index + lastImport[0].length
  return `${withEntry.slice(0, end)}${importLine}\n${withEntry.slice(end)}`
}
