import { K } from '../lex/codes.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { LocalName } from './local-names.ts'
import { type ItemList, MARK, type Marks } from './marks.ts'

/** A list whose items are being written. */
export interface OpenList {
  readonly list: ItemList
  /** Which item; between two items still the one before. */
  item: number
  isInItem: boolean
  /** How many words were written before the list, and before the item. */
  readonly start: number
  from: number
}

/** What is done with the words of a shape. `count` tells how many words stand written so far. */
export interface ShapeWriter {
  count(): number
  word(index: number, text: string): void
  name(index: number, name: LocalName): void
  endItem(open: OpenList): void
  endList(open: OpenList): void
}

/** Hands over the words of a text that belong to its shape, in order, with the lists they stand in. */
export function walkShape(tokens: Tokens, marks: Marks, writer: ShapeWriter): void {
  const stack: OpenList[] = []
  let isBetween = false
  for (let i = 0; i < tokens.count; i++) {
    advance(stack, i, writer)
    if (tokens.code(i) === K.SEMICOLON) {
      isBetween = writer.count() > 0
      continue
    }
    if (isBetween) writer.word(i, ';')
    isBetween = false
    for (const list of marks.lists.get(i) ?? []) {
      stack.push({ list, item: 0, isInItem: true, start: writer.count(), from: writer.count() })
    }
    if (marks.has(i, MARK.DROP)) continue
    const name = marks.names.get(i)
    if (name) writer.name(i, name)
    else writer.word(i, wordOf(tokens, marks, i))
  }
  advance(stack, Number.POSITIVE_INFINITY, writer)
}

/** Ends and begins items until token `i` stands where it belongs. */
function advance(stack: OpenList[], i: number, writer: ShapeWriter): void {
  for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
    const { items } = top.list
    if (top.isInItem) {
      if (i < (items[top.item]?.to ?? 0)) return
      writer.endItem(top)
      top.isInItem = false
      if (top.item < items.length - 1) continue
      writer.endList(top)
      stack.pop()
    } else {
      if (i < (items[top.item + 1]?.at ?? 0)) return
      top.item++
      top.isInItem = true
      top.from = writer.count()
    }
  }
}

function wordOf(tokens: Tokens, marks: Marks, index: number): string {
  const code = tokens.code(index)
  const text = tokens.textOf(index)
  if (code === K.QUOTED) return text
  if (marks.has(index, MARK.KEEP)) return code === K.STRING ? text : text.toLowerCase()
  const isLiteral = marks.has(index, MARK.LITERAL) || code === K.NUMBER || code === K.STRING || code === K.PARAM
  if (isLiteral) return '?'
  const lower = text.toLowerCase()
  // A real name that looks like a numbered one.
  return code === K.WORD && /^[tcw]\d+$/.test(lower) ? `"${lower}"` : lower
}
