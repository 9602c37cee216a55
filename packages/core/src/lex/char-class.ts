/** What an ASCII character may start. */
export const CHAR = {
  OTHER: 0,
  SPACE: 1,
  NAME: 2,
  DIGIT: 3,
  STRING_QUOTE: 4,
  NAME_QUOTE: 5,
  PUNCTUATION: 6,
} as const

const PUNCTUATION = '()[]{},;.:+-*/<>=~!@#%^&|?$\\'
const OPERATOR_CHARS = '+-*/<>=~!@#%^&|?'

const operatorChar = new Uint8Array(128)
for (const char of OPERATOR_CHARS) operatorChar[char.charCodeAt(0)] = 1

/** Whether the character may stand in an operator of PostgreSQL. */
export function isOperatorChar(code: number): boolean {
  return code < 128 && operatorChar[code] === 1
}

/** Class by ASCII character for one dialect. */
export function startClasses(nameQuotes: string, stringQuotes: string, nameStart: string): Uint8Array {
  const classes = new Uint8Array(128)
  const set = (chars: string, value: number) => {
    for (const char of chars) classes[char.charCodeAt(0)] = value
  }
  set(' \t\n\r\f\v\0', CHAR.SPACE)
  set(PUNCTUATION, CHAR.PUNCTUATION)
  for (let code = 0x41; code <= 0x5a; code++) classes[code] = classes[code + 32] = CHAR.NAME
  set('_', CHAR.NAME)
  set(nameStart, CHAR.NAME)
  set('0123456789', CHAR.DIGIT)
  set(nameQuotes, CHAR.NAME_QUOTE)
  set(stringQuotes, CHAR.STRING_QUOTE)
  return classes
}

/** 1 for each ASCII character that continues a name. */
export function nameChars(namePart: string): Uint8Array {
  const chars = new Uint8Array(128)
  for (let code = 0x30; code <= 0x39; code++) chars[code] = 1
  for (let code = 0x41; code <= 0x5a; code++) chars[code] = chars[code + 32] = 1
  chars[0x5f] = 1
  for (const char of namePart) chars[char.charCodeAt(0)] = 1
  return chars
}

/** White space beyond ASCII: no-break and typographic blanks, line separators, the byte order mark. */
export function isWideSpace(code: number): boolean {
  if (code < 0x80) return false
  if (code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0x1680) return true
  return (code >= 0x2000 && code <= 0x200b) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f
}
