import type { LocalName } from './local-names.ts'
import { type ItemList, MARK, type Marks } from './marks.ts'
import type { ShapeWords } from './shape-words.ts'

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

/** Hands over the words of a shape in order, with the lists they stand in. */
export function walkShape(words: ShapeWords, marks: Marks, writer: ShapeWriter): void {
  const stack: OpenList[] = []
  for (let i = 0; i < words.length; i++) {
    if (stack.length > 0) advance(stack, i, writer)
    if (marks.has(i, MARK.LIST)) {
      for (const list of marks.lists.get(i) ?? []) {
        stack.push({ list, item: 0, isInItem: true, start: writer.count(), from: writer.count() })
      }
    }
    const word = words[i] ?? null
    if (typeof word === 'string') writer.word(i, word)
    else if (word !== null) writer.name(i, word)
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
