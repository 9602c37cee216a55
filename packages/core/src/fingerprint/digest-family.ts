import type { Tokens } from '../lex/tokens.ts'
import { hashText } from './hash-text.ts'
import type { LocalName } from './local-names.ts'
import { MARK, type Marks } from './marks.ts'
import { type OpenList, type ShapeWriter, walkShape } from './walk-shape.ts'

// A column alias stands for its expression, which may name further aliases. Real texts settle in two or three rounds;
// a recursive CTE never does.
const roundsMax = 4

/**
 * The digest of the family: the shape without qualifiers and aliases, conjuncts and projections in any order.
 * A reference to a column alias counts as the digest of its expression, wherever that stands. Linear.
 */
export function digestFamily(tokens: Tokens, marks: Marks): string {
  let aliases: ReadonlyMap<LocalName, string> = new Map()
  for (let round = 1; ; round++) {
    const writer = new FamilyWriter(marks, aliases)
    walkShape(tokens, marks, writer)
    const isSettled = !writer.usesAliases || sameDigests(aliases, writer.found)
    if (isSettled || round === roundsMax) return writer.digest()
    aliases = writer.found
  }
}

function sameDigests(one: ReadonlyMap<LocalName, string>, other: ReadonlyMap<LocalName, string>): boolean {
  if (one.size !== other.size) return false
  for (const [name, digest] of one) if (other.get(name) !== digest) return false
  return true
}

class FamilyWriter implements ShapeWriter {
  /** The digests of what column aliases stand for. */
  readonly found = new Map<LocalName, string>()
  usesAliases = false
  readonly #marks: Marks
  readonly #aliases: ReadonlyMap<LocalName, string>
  readonly #words: string[] = []
  readonly #items = new Map<OpenList, string[]>()

  constructor(marks: Marks, aliases: ReadonlyMap<LocalName, string>) {
    this.#marks = marks
    this.#aliases = aliases
  }

  count(): number {
    return this.#words.length
  }

  word(index: number, text: string): void {
    if (!this.#marks.has(index, MARK.FAMILY_DROP)) this.#words.push(text)
  }

  name(index: number, name: LocalName): void {
    if (this.#marks.has(index, MARK.FAMILY_DROP)) return
    if (name.family === null) this.usesAliases = true
    this.#words.push(name.family ?? this.#aliases.get(name) ?? '@')
  }

  /** An item becomes one word: its digest. So each token is hashed once, however deep it stands. */
  endItem(open: OpenList): void {
    const digest = hashText(this.#words.slice(open.from).join(' '))
    this.#words.length = open.start
    const items = this.#items.get(open)
    if (items) items.push(digest)
    else this.#items.set(open, [digest])
    const alias = open.list.aliases[open.item]
    if (alias) this.found.set(alias, digest)
  }

  endList(open: OpenList): void {
    const items = this.#items.get(open) ?? []
    this.#items.delete(open)
    const words = open.list.kind === 'repeat' ? new Set(items) : items.sort()
    for (const word of words) this.#words.push(word)
  }

  digest(): string {
    return hashText(this.#words.join(' '))
  }
}
