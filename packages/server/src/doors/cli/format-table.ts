export interface TableColumn {
  title: string
  align?: 'left' | 'right'
}

/**
 * Rows below their titles, in columns two blanks apart; no line ends with a blank. Titles are bold where `isColoured`.
 * Control characters in a cell become blanks: a stored title must not steer the terminal of whoever lists it.
 */
export function formatTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  isColoured: boolean,
): string {
  const cells = rows.map((row) => row.map(plainText))
  const widths = columns.map(({ title }, index) =>
    cells.reduce((width, row) => Math.max(width, displayWidth(row[index] ?? '')), displayWidth(title)),
  )
  const line = (texts: readonly string[]): string =>
    columns
      .map(({ align }, index) => pad(texts[index] ?? '', widths[index] ?? 0, align ?? 'left'))
      .join('  ')
      .trimEnd()
  const head = line(columns.map(({ title }) => title))
  return [isColoured ? `\u001b[1m${head}\u001b[22m` : head, ...cells.map(line)].join('\n')
}

/** `text` on one line without anything a terminal would obey. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + blanks : blanks + text
}

/** Columns a terminal gives the text: two for wide characters, none for combining marks. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
