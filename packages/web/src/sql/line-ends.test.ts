import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { createOffsetMap, lineSeparatorOf } from './line-ends.ts'

const texts = ['', 'a', 'a\nb\n', 'a\r\nb\r\n', '\r\n', 'a\r\nb\nc', 'a\rb', 'a\n\rb', '\ufeffa\r\nb', 'a\r\r\nb']

test('the editor gives back every text byte for byte', () => {
  for (const text of texts) {
    const separator = lineSeparatorOf(text)
    const extensions = separator ? [EditorState.lineSeparator.of(separator)] : []
    expect(EditorState.create({ doc: text, extensions }).sliceDoc()).toBe(text)
  }
})

test('the editor shows every line feed as the end of a line', () => {
  for (const text of texts) {
    const separator = lineSeparatorOf(text)
    const state = EditorState.create({
      doc: text,
      extensions: separator ? [EditorState.lineSeparator.of(separator)] : [],
    })
    expect(state.doc.lines).toBe(text.split(/\r\n|\n/).length)
  }
})

test('offsets of the text become positions of the editor', () => {
  for (const text of texts) {
    const separator = lineSeparatorOf(text)
    const state = EditorState.create({
      doc: text,
      extensions: separator ? [EditorState.lineSeparator.of(separator)] : [],
    })
    const toPosition = createOffsetMap(text)
    for (let offset = 0; offset <= text.length; offset++) {
      // The middle of a Windows line end is no place in the editor.
      if (separator === '\r\n' && text[offset - 1] === '\r') continue
      expect(state.sliceDoc(0, toPosition(offset))).toBe(text.slice(0, offset))
    }
  }
})

test('an offset behind the end is the end', () => {
  expect(createOffsetMap('ab')(99)).toBe(2)
  expect(createOffsetMap('a\r\nb')(99)).toBe(3)
})
