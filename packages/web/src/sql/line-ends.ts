/**
 * How the editor must split a text so that joining gives it back byte for byte.
 * `undefined`: no carriage return in it, anything pasted may be made plain; `\r\n`: all line ends are Windows ones;
 * `\n`: mixed, and the carriage returns stay visible as characters of their lines.
 */
export type LineSeparator = '\r\n' | '\n' | undefined

export function lineSeparatorOf(text: string): LineSeparator {
  if (!text.includes('\r')) return undefined
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? '\n' : '\r\n'
}

/** Maps offsets of the text to positions in the editor, which counts every line end as one. */
export function createOffsetMap(text: string): (offset: number) => number {
  if (lineSeparatorOf(text) !== '\r\n') return (offset) => Math.min(offset, text.length)
  const returns: number[] = []
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) returns.push(at)
  return (offset) => Math.min(offset, text.length) - countBelow(returns, offset)
}

/** How many of the ascending `values` are below `limit`. */
function countBelow(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}
