import { foldText } from '../fold-text.ts'

/** More words than these do not narrow a search any further. */
const wordsMax = 12

/**
 * The words of a search as people type it, folded; text in double quotes is one word. The last one may be the beginning of a
 * longer word. Empty where nothing could be found by it.
 */
export function searchWords(text: string): string[] {
  const pieces = foldText(text).match(/"[^"]*"|[^\s"]+/g) ?? []
  return pieces
    .map((piece) => piece.replaceAll('"', '').trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .slice(0, wordsMax)
}
