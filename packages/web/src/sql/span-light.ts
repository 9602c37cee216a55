import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

export interface EditorRange {
  from: number
  to: number
}

/** Lights a range of the text, or none. */
export const setLight = StateEffect.define<EditorRange | null>()

const mark = Decoration.mark({ class: 'cm-span-light' })

/** Keeps the lit range; it moves with the text around it and is gone when its text is. */
export const spanLight = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (lit, transaction) => {
    for (const effect of transaction.effects) {
      if (!effect.is(setLight)) continue
      const range = effect.value
      return range === null || range.from >= range.to
        ? Decoration.none
        : Decoration.set(mark.range(range.from, range.to))
    }
    return lit.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})
