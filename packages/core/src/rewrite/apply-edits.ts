import type { TextEdit } from '../facts.ts'

/**
 * The text with the edits made. Each group is what one rewrite does at one place: half a rewrite is none, so where two
 * groups overlap, the later one of the list is left out as a whole.
 */
export function applyEdits(text: string, groups: readonly (readonly TextEdit[])[]): string {
  const edits = groups
    .flatMap((group, index) => group.map((edit) => ({ edit, index })))
    .sort((a, b) => a.edit.span[0] - b.edit.span[0] || a.edit.span[1] - b.edit.span[1])
  const dropped = new Set<number>()
  let last = edits[0]
  for (const next of edits) {
    if (last === undefined || next === last || dropped.has(next.index)) continue
    const isOverlap = next.edit.span[0] < last.edit.span[1]
    if (isOverlap) dropped.add(Math.max(last.index, next.index))
    if (!isOverlap || dropped.has(last.index)) last = next
  }
  let result = ''
  let at = 0
  for (const { edit, index } of edits) {
    if (dropped.has(index)) continue
    result += text.slice(at, edit.span[0]) + edit.text
    at = edit.span[1]
  }
  return result + text.slice(at)
}
