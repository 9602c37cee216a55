import type { NamePart } from '../facts.ts'
import { K } from '../lex/codes.ts'
import type { Tokens } from '../lex/tokens.ts'
import type { Name } from './node.ts'

/**
 * Part k of a dotted name: quotes removed, doubled quotes undone.
 * An empty part (`db..t`) is `{ text: '', quoted: false }`. A template is kept as written.
 */
export function partText(tokens: Tokens, name: Name, k: number): NamePart {
  const at = name.parts[k] ?? -1
  if (at < 0) return { text: '', quoted: false }
  let to = at + 1
  while (to < name.to && tokens.code(to) !== K.DOT) to++
  if (to === at + 1) return wordText(tokens, at)
  return { text: tokens.text.slice(tokens.start(at), tokens.end(to - 1)), quoted: false }
}

/** All parts, outermost first. */
export function nameParts(tokens: Tokens, name: Name): NamePart[] {
  return name.parts.map((_, k) => partText(tokens, name, k))
}

/** One token as a name: an alias, a column of a list. A string (`AS 'total'`) counts as quoted. */
export function wordText(tokens: Tokens, index: number): NamePart {
  const text = tokens.textOf(index)
  const code = tokens.code(index)
  if (code !== K.QUOTED && code !== K.STRING) return { text, quoted: false }
  const open = text[0] ?? ''
  const close = open === '[' ? ']' : open
  const inner = text.endsWith(close) && text.length > 1 ? text.slice(1, -1) : text.slice(1)
  return { text: inner.replaceAll(close + close, close), quoted: true }
}
