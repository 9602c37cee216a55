import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view'
import type { Span } from '../api/types.ts'
import { editorTheme } from './editor-theme.ts'
import { languageOf } from './language.ts'
import { createOffsetMap, lineSeparatorOf } from './line-ends.ts'
import { setLight, spanLight } from './span-light.ts'
import { typeOverSelection } from './type-over-selection.ts'

export interface EditorOptions {
  parent: HTMLElement
  label: string
  placeholder: string
  text: string
  dialect: string
  isReadOnly: boolean
  onChange: (text: string) => void
}

export interface EditorMark {
  span: Span
  severity: 'error' | 'warning' | 'info'
  message: string
}

/** The editor as the page sees it: all spans are offsets of the text, whatever its line ends are. */
export interface Editor {
  setText: (text: string) => void
  setDialect: (dialect: string) => void
  setMarks: (marks: readonly EditorMark[]) => void
  light: (span: Span | null) => void
  /** Selects a span, scrolls it into view and takes the focus. */
  jump: (span: Span) => void
  destroy: () => void
}

/**
 * An editor inside a shadow root. There CodeMirror adopts constructed style sheets; in the page itself it would write a
 * style element, which needs a nonce under a policy of `style-src 'self'`.
 */
export function createEditor(options: EditorOptions): Editor {
  const root = options.parent.shadowRoot ?? options.parent.attachShadow({ mode: 'open' })
  const language = new Compartment()
  let dialect = options.dialect
  const stateOf = (text: string): EditorState =>
    EditorState.create({ doc: text, extensions: extensionsOf({ ...options, text }, language.of(languageOf(dialect))) })
  const view = new EditorView({ state: stateOf(options.text), parent: root, root })
  const textOf = (): string => view.state.sliceDoc()
  const rangeOf = ([start, end]: Span): { from: number; to: number } => {
    const toPosition = createOffsetMap(textOf())
    return { from: toPosition(start), to: toPosition(end) }
  }

  return {
    setText: (text) => {
      if (text !== textOf()) view.setState(stateOf(text))
    },
    setDialect: (next) => {
      dialect = next
      view.dispatch({ effects: language.reconfigure(languageOf(next)) })
    },
    setMarks: (marks) => view.dispatch(setDiagnostics(view.state, toDiagnostics(marks, textOf()))),
    light: (span) => view.dispatch({ effects: setLight.of(span ? rangeOf(span) : null) }),
    jump: (span) => {
      const { from, to } = rangeOf(span)
      view.focus()
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: [setLight.of({ from, to }), EditorView.scrollIntoView(from, { y: 'center' })],
      })
    },
    destroy: () => view.destroy(),
  }
}

function extensionsOf(options: EditorOptions, language: Extension): Extension {
  const separator = lineSeparatorOf(options.text)
  return [
    separator ? EditorState.lineSeparator.of(separator) : [],
    EditorState.readOnly.of(options.isReadOnly),
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightActiveLine(),
    typeOverSelection,
    spanLight,
    language,
    editorTheme,
    placeholder(options.placeholder),
    EditorView.contentAttributes.of({ 'aria-label': options.label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.sliceDoc())
    }),
    // No binding for Tab: it leaves the editor, so that nobody who uses the keyboard is held in it.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
  ]
}

function toDiagnostics(marks: readonly EditorMark[], text: string): Diagnostic[] {
  const toPosition = createOffsetMap(text)
  return marks.map(({ span: [start, end], severity, message }) => ({
    from: toPosition(start),
    to: toPosition(end),
    severity,
    message,
  }))
}
