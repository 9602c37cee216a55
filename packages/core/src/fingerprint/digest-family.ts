import { hashText } from './hash-text.ts'
import type { LocalName } from './local-names.ts'
import { MARK, type Marks } from './marks.ts'
import type { ShapeWords } from './shape-words.ts'
import { type OpenList, type ShapeWriter, walkShape } from './walk-shape.ts'

// A column alias stands for its expression, which may name further aliases, also ones that are made later in the text:
// each such step back costs a round. Beyond this many the inner ones count as one and the same.
const roundsMax = 4

/**
 * The digest of the family: the shape without qualifiers and aliases, conjuncts and projections in any order.
 * A reference to a column alias counts as the digest of its expression, wherever that stands. Linear.
 */
export function digestFamily(words: ShapeWords, marks: Marks): string {
  let known: ReadonlyMap<LocalName, string> = new Map()
  for (let round = 1; ; round++) {
    const writer = new FamilyWriter(marks, known)
    walkShape(words, marks, writer)
    if (writer.isSettled() || round === roundsMax) return writer.digest()
    known = writer.found
  }
}

/** An alias of which nothing is known, or not yet. */
const unknownAlias = '@'

// Shorter items stand for themselves: hashing them would take longer than comparing them.
const plainMax = 64

class FamilyWriter implements ShapeWriter {
  /** What column aliases stand for, as found in this round. */
  readonly found = new Map<LocalName, string>()
  readonly #known: ReadonlyMap<LocalName, string>
  readonly #used: { name: LocalName; as: string }[] = []
  readonly #marks: Marks
  readonly #words: string[] = []
  readonly #items = new Map<OpenList, string[]>()

  constructor(marks: Marks, known: ReadonlyMap<LocalName, string>) {
    this.#marks = marks
    this.#known = known
  }

  count(): number {
    return this.#words.length
  }

  word(index: number, text: string): void {
    if (!this.#marks.has(index, MARK.FAMILY_DROP)) this.#words.push(text)
  }

  name(index: number, name: LocalName): void {
    if (this.#marks.has(index, MARK.FAMILY_DROP)) return
    const as = name.family ?? this.found.get(name) ?? this.#known.get(name) ?? unknownAlias
    if (name.family === null) this.#used.push({ name, as })
    this.#words.push(as)
  }

  /** An item becomes one word of bounded length. So each token is looked at once, however deep it stands. */
  endItem(open: OpenList): void {
    const text = this.#words.slice(open.from).join(' ')
    const word = `\u0001${text.length <= plainMax ? text : hashText(text)}\u0002`
    this.#words.length = open.start
    const items = this.#items.get(open)
    if (items) items.push(word)
    else this.#items.set(open, [word])
    const alias = open.list.aliases[open.item]
    if (alias) this.found.set(alias, word)
  }

  endList(open: OpenList): void {
    const items = this.#items.get(open) ?? []
    this.#items.delete(open)
    const words = open.list.kind === 'repeat' ? new Set(items) : items.sort()
    for (const word of words) this.#words.push(word)
  }

  /** Whether every reference was written as what its alias turned out to be. */
  isSettled(): boolean {
    return this.#used.every(({ name, as }) => as === (this.found.get(name) ?? unknownAlias))
  }

  digest(): string {
    return hashText(this.#words.join(' '))
  }
}
