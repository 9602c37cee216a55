import type { LocalName } from './local-names.ts'
import { MARK, type Marks } from './marks.ts'
import type { ShapeWords } from './shape-words.ts'
import { type OpenList, type ShapeWriter, walkShape } from './walk-shape.ts'

/**
 * The shape as text: lower case, one blank between words, literals as `?`, local names numbered, equal neighbours of
 * IN and VALUES once, statements divided by `;`. Texts of one shape give the same characters.
 */
export function printShape(words: ShapeWords, marks: Marks): string {
  const printer = new ShapePrinter(marks)
  walkShape(words, marks, printer)
  return printer.text()
}

/** Whether a word stands close to the one before it, or to the one behind it. */
function closesUp(text: string): boolean {
  return text.length === 1 ? ',)];.'.includes(text) : text === '::'
}

function opensUp(text: string): boolean {
  return text.length === 1 ? '([.'.includes(text) : text === '::'
}

class ShapePrinter implements ShapeWriter {
  readonly #marks: Marks
  readonly #words: string[] = []
  readonly #isTight: boolean[] = []
  readonly #numbers = { t: 0, c: 0, w: 0 }
  /** Of each open list: where its last different item begins and ends. */
  readonly #kept = new Map<OpenList, { from: number; to: number }>()

  constructor(marks: Marks) {
    this.#marks = marks
  }

  count(): number {
    return this.#words.length
  }

  word(index: number, text: string): void {
    const last = this.#words[this.#words.length - 1] ?? ''
    const isTight = closesUp(text) || opensUp(last) || (this.#marks.has(index, MARK.TIGHT) && canTouch(last, text))
    this.#isTight.push(isTight)
    this.#words.push(text)
  }

  name(index: number, name: LocalName): void {
    if (name.number === 0) name.number = ++this.#numbers[name.letter]
    if (this.#marks.has(index, MARK.DECLARE)) this.word(index, 'as')
    this.word(index, `${name.letter}${name.number}`)
  }

  /**
   * Takes back an item that equals the one before it. Comparing is linear over all levels: equal words are removed,
   * and items that only begin alike are compared when they are equally long, so each is at most half of what is around.
   */
  endItem(open: OpenList): void {
    if (open.list.kind !== 'repeat') return
    const words = this.#words
    const to = words.length
    const before = this.#kept.get(open)
    if (before === undefined || to - open.from !== before.to - before.from) {
      this.#kept.set(open, { from: open.from, to })
      return
    }
    let same = 0
    while (open.from + same < to && words[open.from + same] === words[before.from + same]) same++
    if (open.from + same < to) this.#kept.set(open, { from: open.from, to })
    else words.length = this.#isTight.length = before.to
  }

  endList(open: OpenList): void {
    this.#kept.delete(open)
  }

  text(): string {
    let text = ''
    for (let i = 0; i < this.#words.length; i++) {
      if (i > 0 && this.#isTight[i] !== true) text += ' '
      text += this.#words[i]
    }
    return text
  }
}

/** Two words would read as one. */
function canTouch(last: string, next: string): boolean {
  return !(/[\p{L}\p{N}_$]$/u.test(last) && /^[\p{L}\p{N}_$]/u.test(next))
}
