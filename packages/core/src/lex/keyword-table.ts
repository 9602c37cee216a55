import { FIRST_KEYWORD, K, KEYWORDS } from './codes.ts'

// Open addressing, filled once. The hash takes `code | 32`, which folds letters and leaves digits alone.
const SIZE = 2048
const slots = new Int16Array(SIZE)

/** One step of the keyword hash; start from 0. */
export function hashStep(hash: number, charCode: number): number {
  return (Math.imul(hash, 31) + (charCode | 32)) | 0
}

for (let k = 0; k < KEYWORDS.length; k++) {
  const word = KEYWORDS[k] ?? ''
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i))
  let slot = (hash ^ (hash >>> 11)) & (SIZE - 1)
  while (slots[slot] !== 0) slot = (slot + 1) & (SIZE - 1)
  slots[slot] = k + 1
}

/** The keyword code of `text` from `start` to `end`, or `K.WORD`. `hash` is `hashStep` over its characters. */
export function keywordCode(text: string, start: number, end: number, hash: number): number {
  let slot = (hash ^ (hash >>> 11)) & (SIZE - 1)
  for (;;) {
    const entry = slots[slot] ?? 0
    if (entry === 0) return K.WORD
    if (isSameWord(text, start, end, KEYWORDS[entry - 1] ?? '')) return FIRST_KEYWORD + entry - 1
    slot = (slot + 1) & (SIZE - 1)
  }
}

/** The code of one keyword, or `K.WORD`. */
export function codeOfWord(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i))
  return keywordCode(word, 0, word.length, hash)
}

function isSameWord(text: string, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false
  for (let i = 0; i < word.length; i++) {
    if ((text.charCodeAt(start + i) | 32) !== (word.charCodeAt(i) | 32)) return false
  }
  return true
}
