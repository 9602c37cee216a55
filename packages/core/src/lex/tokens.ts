/**
 * Read access to the tokens of one text. White space, comments and hints are the gaps between them, so that
 * nothing of the text is lost: gap, token, gap, token, ..., gap gives the text back.
 * Offsets are UTF-16, ends exclusive. Indexes past the last token read as end of input with zero width.
 */
export class Tokens {
  readonly text: string
  readonly count: number
  /** start, end, code of token i at 3i, 3i + 1, 3i + 2. */
  readonly #packed: Uint32Array

  constructor(text: string, packed: Uint32Array) {
    this.text = text
    this.#packed = packed
    this.count = packed.length / 3
  }

  start(index: number): number {
    return this.#packed[index * 3] ?? this.text.length
  }

  end(index: number): number {
    return index < 0 ? 0 : (this.#packed[index * 3 + 1] ?? this.text.length)
  }

  /** The code of `codes.ts`; 0 is end of input. */
  code(index: number): number {
    return this.#packed[index * 3 + 2] ?? 0
  }

  /** The token as written. */
  textOf(index: number): string {
    return this.text.slice(this.start(index), this.end(index))
  }
}
