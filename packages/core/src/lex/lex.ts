import type { Dialect } from '../dialects/dialect.ts'
import { CHAR, isWideSpace } from './char-class.ts'
import { K } from './codes.ts'
import { hashStep, keywordCode } from './keyword-table.ts'
import { matchToken, startMatching } from './match.ts'
import { scanNumberEnd } from './scan-number.ts'
import { scannedOperator, scanOperator, scanOperatorRun } from './scan-operator.ts'
import { skipDollarString, skipQuoted, skipTripleQuoted } from './scan-string.ts'
import { skipTrivia, triviaState } from './scan-trivia.ts'

/**
 * The tokens of a text: start, end, code of token i at 3i, 3i + 1, 3i + 2; the gaps between them are trivia.
 * `match[i]` is the partner of each bracket and of each CASE and END, -1 without one; it is a view of scratch memory
 * and valid until the next call. `unclosed` lists strings and quoted names that never close.
 * Never fails: what no token starts with becomes one of code `K.BAD`. Linear in the text.
 */
export interface LexResult {
  packed: Uint32Array
  match: Int32Array
  unclosed: number[]
  templated: boolean
  /** A comment runs to the end of the text. */
  isCommentOpen: boolean
}

// Scratch memory for all texts: four exact-size arrays for each text made short texts twice as slow.
let packed = new Uint32Array(3 * 4096)
let match = new Int32Array(4096)
const KEPT_TOKENS = 1 << 18

export function lex(text: string, dialect: Dialect): LexResult {
  const lexer = new Lexer(text, dialect)
  startMatching()
  triviaState.isUnclosed = false
  lexer.run()
  const result = {
    packed: packed.slice(0, lexer.count * 3),
    match: match.subarray(0, lexer.count),
    unclosed: lexer.unclosed,
    templated: lexer.templated,
    isCommentOpen: triviaState.isUnclosed,
  }
  if (match.length > KEPT_TOKENS) {
    packed = new Uint32Array(3 * 4096)
    match = new Int32Array(4096)
  }
  return result
}

class Lexer {
  readonly text: string
  readonly dialect: Dialect
  count = 0
  unclosed: number[] = []
  templated = false
  /** No closing brace is left: not to be looked for again. */
  #isBraceless = false

  constructor(text: string, dialect: Dialect) {
    this.text = text
    this.dialect = dialect
  }

  run(): void {
    const { text, dialect } = this
    const length = text.length
    const { startClass } = dialect
    let i = skipTrivia(text, 0, dialect)
    while (i < length) {
      const c = text.charCodeAt(i)
      const kind = c < 128 ? startClass[c] : CHAR.NAME
      if (kind === CHAR.NAME) i = this.word(i)
      else if (kind === CHAR.DIGIT) i = this.number(i)
      else if (kind === CHAR.STRING_QUOTE) i = this.string(i, i)
      else if (kind === CHAR.NAME_QUOTE) i = this.quoted(i, c)
      else if (kind === CHAR.PUNCTUATION) i = this.punctuation(i, c)
      else i = this.emit(i, i + 1, K.BAD)
      if (i < length) i = skipTrivia(text, i, dialect)
    }
  }

  emit(start: number, end: number, code: number): number {
    const at = this.count++
    if (at >= match.length) grow()
    packed[at * 3] = start
    packed[at * 3 + 1] = end
    packed[at * 3 + 2] = code
    match[at] = -1
    if (code >= K.LPAREN) matchToken(match, packed, at, code)
    return end
  }

  word(start: number): number {
    const { text, dialect } = this
    const { inName } = dialect
    let hash = 0
    let i = start
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c < 128 ? inName[c] !== 1 : isWideSpace(c)) break
      hash = hashStep(hash, c)
    }
    const next = text.charCodeAt(i)
    if (next === 0x7b && opensTemplate(text, i)) return this.template(start, i)
    if (next < 128 && dialect.startClass[next] === CHAR.STRING_QUOTE && this.isPrefix(start, i))
      return this.string(start, i)
    if (next === 0x26 && i === start + 1 && this.isUnicodeEscape(start)) {
      return text[i + 1] === "'" ? this.string(start, i + 1) : this.unicodeName(start)
    }
    return this.emit(start, i, keywordCode(text, start, i, hash))
  }

  /** `U&'...'` and `U&"..."` of standard SQL. */
  isUnicodeEscape(start: number): boolean {
    const { text, dialect } = this
    if (!dialect.lexing.stringPrefixes.includes('u') || (text.charCodeAt(start) | 32) !== 0x75) return false
    return text[start + 2] === "'" || text[start + 2] === '"'
  }

  unicodeName(start: number): number {
    return this.closed(start, skipQuoted(this.text, start + 2, 0x22, false), K.QUOTED)
  }

  isPrefix(start: number, end: number): boolean {
    const { text, dialect } = this
    const first = text[start]?.toLowerCase() ?? ''
    if (end - start === 1) return first !== 'u' && dialect.lexing.stringPrefixes.includes(first)
    if (end - start !== 2) return false
    const second = text[start + 1]?.toLowerCase() ?? ''
    return dialect.lexing.stringPrefixes.includes('r') && 'rb'.includes(first) && 'rb'.includes(second)
  }

  /** A string whose token starts at `start` (with its prefix) and whose quote stands at `quote`. */
  string(start: number, quote: number): number {
    const { text } = this
    const { lexing } = this.dialect
    const close = text.charCodeAt(quote)
    const prefix = text.slice(start, quote).toLowerCase()
    const backslash = prefix === 'e' || (lexing.backslashEscapes && !prefix.includes('r'))
    const isTriple = lexing.tripleQuotes && text.charCodeAt(quote + 1) === close && text.charCodeAt(quote + 2) === close
    const end = isTriple ? skipTripleQuoted(text, quote, backslash) : skipQuoted(text, quote, close, backslash)
    return this.closed(start, end, K.STRING)
  }

  quoted(start: number, c: number): number {
    const close = c === 0x5b ? 0x5d : c
    const backslash = c === 0x60 && this.dialect.lexing.tripleQuotes
    const end = skipQuoted(this.text, start, close, backslash)
    if (end > 0 && opensTemplate(this.text, end)) return this.template(start, end)
    return this.closed(start, end, K.QUOTED)
  }

  closed(start: number, end: number, code: number): number {
    if (end >= 0) return this.emit(start, end, code)
    this.unclosed.push(this.count)
    return this.emit(start, this.text.length, code)
  }

  number(start: number): number {
    const { text, dialect } = this
    const { inName } = dialect
    if (dialect.lexing.digitsFirst) {
      let i = start
      while (inName[text.charCodeAt(i)] === 1) i++
      if (dialect.lexing.numberSuffixes && SUFFIXED.test(text.slice(start, i))) return this.emit(start, i, K.NUMBER)
      if (isDigitsName(text, start, i)) return this.emit(start, i, K.WORD)
    }
    return this.emit(start, scanNumberEnd(text, start), K.NUMBER)
  }

  punctuation(start: number, c: number): number {
    const { text, dialect } = this
    const next = text.charCodeAt(start + 1)
    if (c === 0x2e && next >= 0x30 && next <= 0x39 && !this.isBehindName(start)) {
      return this.emit(start, scanNumberEnd(text, start), K.NUMBER)
    }
    if (c === 0x24) return this.dollar(start, next)
    if (c === 0x7b && opensTemplate(text, start)) return this.template(start, start)
    if (c === 0x40 && dialect.lexing.atVariables) return this.atVariable(start)
    if (c === 0x25 && next === 0x28) {
      const end = pyformatEnd(text, start)
      if (end > start) return this.emit(start, end, K.PARAM)
    }
    if (dialect.lexing.operatorRuns) scanOperatorRun(text, start)
    else scanOperator(text, start)
    return this.emit(start, scannedOperator.end, scannedOperator.code)
  }

  isBehindName(start: number): boolean {
    const last = this.count - 1
    if (last < 0 || packed[last * 3 + 1] !== start) return false
    const code = packed[last * 3 + 2] ?? 0
    return code !== K.NUMBER && (code < K.LPAREN || code === K.RPAREN || code === K.RBRACKET || code > K.FAT_ARROW)
  }

  /** `$1`, `$name`, `${x}` and `$$...$$`. */
  dollar(start: number, next: number): number {
    const { text, dialect } = this
    if (dialect.lexing.dollarStrings) {
      const end = skipDollarString(text, start)
      if (end !== start) return this.closed(start, end, K.STRING)
    }
    if (next === 0x7b && !this.#isBraceless) {
      const close = text.indexOf('}', start)
      if (close > 0) return this.emit(start, close + 1, K.PARAM)
      this.#isBraceless = true
    }
    let i = start + 1
    while (dialect.inName[text.charCodeAt(i)] === 1) i++
    return this.emit(start, i, i > start + 1 ? K.PARAM : K.DOLLAR)
  }

  /** `@name`, `@@global.name`, `@'name'`. */
  atVariable(start: number): number {
    const { text, dialect } = this
    let i = start + 1
    if (text.charCodeAt(i) === 0x40) i++
    const quote = text.charCodeAt(i)
    if (quote === 0x27 || quote === 0x22 || quote === 0x60) {
      const end = skipQuoted(text, i, quote, false)
      return this.closed(start, end, K.PARAM)
    }
    const from = i
    while (dialect.inName[text.charCodeAt(i)] === 1 || (i - start > 2 && isInnerDot(text, i, dialect))) i++
    if (i > from) return this.emit(start, i, K.PARAM)
    scanOperator(text, start)
    return this.emit(start, scannedOperator.end, scannedOperator.code)
  }

  /** `{{ x }}` with the name characters and further templates that touch it: one token. */
  template(start: number, open: number): number {
    const { text, dialect } = this
    let i = open
    this.templated = true
    while (i < text.length) {
      if (opensTemplate(text, i)) {
        const close = text.indexOf('}}', i + 2)
        i = close < 0 ? text.length : close + 2
      } else if (dialect.inName[text.charCodeAt(i)] === 1) i++
      else break
    }
    return this.emit(start, i, K.TEMPLATE)
  }
}

function grow(): void {
  const morePacked = new Uint32Array(packed.length * 2)
  morePacked.set(packed)
  packed = morePacked
  const moreMatch = new Int32Array(match.length * 2)
  moreMatch.set(match)
  match = moreMatch
}

function opensTemplate(text: string, i: number): boolean {
  return text.charCodeAt(i) === 0x7b && text.charCodeAt(i + 1) === 0x7b
}

/** The dot inside `@@global.max_connections`. */
function isInnerDot(text: string, i: number, dialect: Dialect): boolean {
  return text.charCodeAt(i) === 0x2e && dialect.inName[text.charCodeAt(i + 1)] === 1
}

const DIGITS_NAME = /\d+[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y
const NUMBER_LIKE = /^(?:\d+e\d*|0x[0-9a-f]+|0b[01]+)$/i
const SUFFIXED = /^\d+(?:l|s|y|d|f|bd)$/i

/** `2nd`, `1a`: a name, unless it reads as a number: `1e5`, `0x1F`. */
function isDigitsName(text: string, start: number, end: number): boolean {
  DIGITS_NAME.lastIndex = start
  const found = DIGITS_NAME.exec(text)
  return found !== null && found[0].length === end - start && !NUMBER_LIKE.test(found[0])
}

const PYFORMAT = /%\([A-Za-z_]\w*\)[sdf]/y

function pyformatEnd(text: string, i: number): number {
  PYFORMAT.lastIndex = i
  return PYFORMAT.test(text) ? PYFORMAT.lastIndex : i
}
