const BACKSLASH = 0x5c

/**
 * Behind the quoted text that opens at `i`; the end of the text where it never closes (then `closed` tells).
 * A doubled quote stands for itself; a backslash keeps the next character inside where `backslash` is set.
 */
export function skipQuoted(text: string, i: number, close: number, backslash: boolean): number {
  const length = text.length
  for (let at = i + 1; at < length; at++) {
    const c = text.charCodeAt(at)
    if (c === close) {
      if (text.charCodeAt(at + 1) !== close) return at + 1
      at++
    } else if (c === BACKSLASH && backslash) at++
  }
  return -1
}

/** Behind `'''...'''` or `"""..."""` that opens at `i`, or -1 if it never closes. */
export function skipTripleQuoted(text: string, i: number, backslash: boolean): number {
  const quote = text.slice(i, i + 3)
  let at = i + 3
  while (at < text.length) {
    if (backslash && text.charCodeAt(at) === BACKSLASH) at += 2
    else if (text.startsWith(quote, at)) return at + 3
    else at++
  }
  return -1
}

const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y

/** Behind the `$tag$...$tag$` that opens at `i`; -1 if it never closes, `i` if none opens here. */
export function skipDollarString(text: string, i: number): number {
  DOLLAR_TAG.lastIndex = i
  const tag = DOLLAR_TAG.exec(text)?.[0]
  if (tag === undefined) return i
  const close = text.indexOf(tag, i + tag.length)
  return close < 0 ? -1 : close + tag.length
}
