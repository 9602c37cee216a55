/** A line of import and the name that goes into the list. */
export interface ListEntry {
  importLine: string
  entry: string
}

/**
 * The text of a file with one entry more: the import behind its other imports, the name at the end of the first exported
 * list of the form `export const things: readonly Thing[] = [...]`. Throws where the file holds no such list.
 */
export function insertIntoList(text: string, { importLine, entry }: ListEntry): string {
  const list = /^export const \w+: readonly \w+\[\] = \[([^\]]*)\]/m.exec(text)
  if (list === null)
    throw new Error('the file holds no list of the form `export const things: readonly Thing[] = [...]`')
  const open = list.index + list[0].length - 1 - (list[1] ?? '').length
  const before = (list[1] ?? '').trimEnd().replace(/,$/, '')
  const inside = before.trim() === '' ? entry : `${before}, ${entry}`
  const withEntry = text.slice(0, open) + inside + text.slice(list.index + list[0].length - 1)
  const imports = [...withEntry.matchAll(/^import .*$/gm)]
  const last = imports.at(-1)
  const end = last === undefined ? 0 : last.index + last[0].length + 1
  return `${withEntry.slice(0, end)}${importLine}\n${withEntry.slice(end)}`
}
