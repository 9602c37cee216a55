type Step = () => void

/**
 * Steps that may ask for further steps, run without recursion, so that nesting in a text never deepens the stack.
 * A step asked for with `next` runs after all that was asked for before it in the same step, each with everything
 * that it asks for in turn: the order of plain nested calls.
 */
export class Agenda {
  readonly #waiting: Step[] = []
  readonly #asked: Step[] = []

  /** Runs `step` and everything that it asks for. */
  run(step: Step): void {
    this.#asked.push(step)
    for (;;) {
      for (let asked = this.#asked.pop(); asked; asked = this.#asked.pop()) this.#waiting.push(asked)
      const now = this.#waiting.pop()
      if (!now) return
      now()
    }
  }

  next(step: Step): void {
    this.#asked.push(step)
  }

  /** Runs `step` when everything asked for is done: at once if there is nothing. */
  after(step: Step): void {
    if (this.#asked.length === 0) step()
    else this.#asked.push(step)
  }

  /** Calls `visit` for each item, each with all that it asks for before the next. */
  inTurn<T>(items: readonly T[], visit: (item: T, index: number) => void, from = 0): void {
    for (let index = from; index < items.length; index++) {
      const item = items[index]
      if (item === undefined) return
      visit(item, index)
      if (this.#asked.length > 0) {
        this.#asked.push(() => this.inTurn(items, visit, index + 1))
        return
      }
    }
  }
}
