const isDigit = (c: number) => c >= 0x30 && c <= 0x39
const isHexDigit = (c: number) => isDigit(c) || ((c | 32) >= 0x61 && (c | 32) <= 0x66)

/** Behind the number that starts at `i`: digits with `_`, a fraction, an exponent, or `0x`, `0b`, `0o`. */
export function scanNumberEnd(text: string, i: number): number {
  if (text.charCodeAt(i) === 0x30) {
    const radix = text.charCodeAt(i + 1) | 32
    if ((radix === 0x78 || radix === 0x62 || radix === 0x6f) && isHexDigit(text.charCodeAt(i + 2))) {
      let at = i + 3
      while (isHexDigit(text.charCodeAt(at)) || text.charCodeAt(at) === 0x5f) at++
      return at
    }
  }
  let at = skipDigits(text, i)
  // `1..2` is a range somewhere, never a number with two dots.
  if (text.charCodeAt(at) === 0x2e && text.charCodeAt(at + 1) !== 0x2e) at = skipDigits(text, at + 1)
  return skipExponent(text, at)
}

function skipDigits(text: string, i: number): number {
  let at = i
  for (;;) {
    const c = text.charCodeAt(at)
    if (isDigit(c) || (c === 0x5f && at > i && isDigit(text.charCodeAt(at + 1)))) at++
    else return at
  }
}

function skipExponent(text: string, i: number): number {
  if ((text.charCodeAt(i) | 32) !== 0x65) return i
  const sign = text.charCodeAt(i + 1)
  const from = sign === 0x2b || sign === 0x2d ? i + 2 : i + 1
  return isDigit(text.charCodeAt(from)) ? skipDigits(text, from) : i
}
