import type { Problem, Span } from '../facts.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { Note } from './parser.ts'

/** Problems by token as problems by text position, in the order of the text. */
export function toProblems(tokens: Tokens, notes: readonly Note[]): Problem[] {
  if (notes.length === 0) return []
  const lines = lineStarts(tokens.text)
  return [...notes].sort((a, b) => a.at - b.at).map((note) => toProblem(tokens, note, lines))
}

function toProblem(tokens: Tokens, note: Note, lines: readonly number[]): Problem {
  const start = tokens.start(note.at)
  const span: Span = [start, Math.max(start, tokens.end(note.to - 1))]
  const line = lineOf(lines, start)
  return {
    code: note.code,
    message: messageOf(tokens, note),
    span,
    line: line + 1,
    column: start - (lines[line] ?? 0) + 1,
  }
}

const FOUND_MAX = 40

function messageOf(tokens: Tokens, note: Note): string {
  const text = tokens.textOf(note.at)
  const found =
    note.at >= tokens.count
      ? 'the end of the text'
      : `"${text.length > FOUND_MAX ? `${text.slice(0, FOUND_MAX)}...` : text}"`
  switch (note.code) {
    case 'syntax.expected':
      return `expected ${note.expected}, found ${found}`
    case 'syntax.unclosed':
      if (note.at >= tokens.count) return `a comment is never closed: expected ${note.expected}`
      return `${found} is never closed: expected ${note.expected}`
    case 'syntax.too-deep':
      return 'nested too deep to be read from here on'
    default:
      return note.expected === '' ? `unexpected ${found}` : `unexpected ${found}: expected ${note.expected}`
  }
}

/** Offsets at which lines begin; `\r\n`, `\n` and `\r` end a line. */
function lineStarts(text: string): number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}

function lineOf(lines: readonly number[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
