import type { Dialect } from '../dialects/dialect.ts'
import { isWideSpace } from './char-class.ts'

const SLASH = 0x2f
const STAR = 0x2a
const DASH = 0x2d
const HASH = 0x23
const PERCENT = 0x25
const LBRACE = 0x7b

/** Whether the last comment read never closes. Written by `skipTrivia`; whoever reads a text resets it first. */
export const triviaState = { isUnclosed: false }

/** The end of the trivia that starts at `i`: blanks, comments, template tags. `i` itself where there is none. */
export function skipTrivia(text: string, i: number, dialect: Dialect): number {
  const length = text.length
  while (i < length) {
    const c = text.charCodeAt(i)
    if (c === 32 || (c <= 13 && c >= 9) || c === 0) {
      i++
      continue
    }
    const next =
      c === DASH || c === SLASH || c === HASH || c === LBRACE || c === STAR ? skipMarked(text, i, c, dialect) : i
    if (next > i) i = next
    else if (isWideSpace(c)) i++
    else return i
  }
  return length
}

function skipMarked(text: string, i: number, c: number, dialect: Dialect): number {
  const next = text.charCodeAt(i + 1)
  const lexing = dialect.lexing
  if (c === DASH) return next === DASH ? lineEnd(text, i) : i
  if (c === HASH) return lexing.hashComments ? lineEnd(text, i) : i
  if (c === LBRACE) {
    if (next === PERCENT) return skipTag(text, i)
    return next === HASH ? after(text, '#}', i + 2) : i
  }
  // The closing mark of a conditional comment stands alone; no expression has `*/` in it.
  if (c === STAR) return lexing.conditionalComments && next === SLASH ? i + 2 : i
  if (next === STAR) return skipBlockComment(text, i, dialect)
  return next === SLASH && lexing.slashComments ? lineEnd(text, i) : i
}

function lineEnd(text: string, i: number): number {
  for (let at = i; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === 10 || c === 13) return at
  }
  return text.length
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

function skipBlockComment(text: string, i: number, dialect: Dialect): number {
  if (dialect.lexing.conditionalComments && text.charCodeAt(i + 2) === 0x21) {
    let at = i + 3
    while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at++
    return at
  }
  if (!dialect.lexing.nestedComments) {
    const close = text.indexOf('*/', i + 2)
    triviaState.isUnclosed = close < 0
    return close < 0 ? text.length : close + 2
  }
  let depth = 1
  let at = i + 2
  while (at < text.length) {
    const c = text.charCodeAt(at)
    const next = text.charCodeAt(at + 1)
    if (c === STAR && next === SLASH) {
      at += 2
      if (--depth === 0) return at
    } else if (c === SLASH && next === STAR) {
      at += 2
      depth++
    } else at++
  }
  triviaState.isUnclosed = true
  return text.length
}

const TAG = /\{%-?\s*(\w*)/y

/**
 * Behind `{% ... %}`. Only the first branch of a condition is read, so `{% else %}` and `{% elif %}` take everything
 * up to their `{% endif %}` with them: with all branches kept, two values would become a value and its alias.
 */
function skipTag(text: string, i: number): number {
  const end = after(text, '%}', i)
  const word = tagWord(text, i)
  if (word !== 'else' && word !== 'elif') return end
  let depth = 0
  let at = end
  while (at < text.length) {
    const open = text.indexOf('{%', at)
    if (open < 0) return text.length
    at = after(text, '%}', open)
    const tag = tagWord(text, open)
    if (tag === 'if' || tag === 'for') depth++
    else if ((tag === 'endif' || tag === 'endfor') && depth-- === 0) return at
  }
  return text.length
}

function tagWord(text: string, at: number): string {
  TAG.lastIndex = at
  return TAG.exec(text)?.[1] ?? ''
}
