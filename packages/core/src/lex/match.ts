import { K } from './codes.ts'

// Open brackets and CASEs of the text being read: token index and code. Scratch memory, as in `lex.ts`.
const openAt: number[] = []
const openCode: number[] = []
/** How many of each kind are open, so that a closing mark without partner costs no search. */
const openCount = { paren: 0, bracket: 0, brace: 0 }

/** Forgets what the last text left open. */
export function startMatching(): void {
  openAt.length = 0
  openCode.length = 0
  openCount.paren = openCount.bracket = openCount.brace = 0
}

/**
 * Enters token `at` into the partners. A semicolon closes everything: no bracket and no CASE reaches over it.
 * A bracket closes the CASEs and the brackets of another kind that were left open inside it.
 */
export function matchToken(match: Int32Array, packed: Uint32Array, at: number, code: number): void {
  switch (code) {
    case K.LPAREN:
      openCount.paren++
      open(at, code)
      return
    case K.LBRACKET:
      openCount.bracket++
      open(at, code)
      return
    case K.LBRACE:
      openCount.brace++
      open(at, code)
      return
    case K.CASE:
      if (packed[at * 3 - 1] !== K.DOT) open(at, code)
      return
    case K.RPAREN:
      if (openCount.paren > 0) close(match, at, K.LPAREN)
      return
    case K.RBRACKET:
      if (openCount.bracket > 0) close(match, at, K.LBRACKET)
      return
    case K.RBRACE:
      if (openCount.brace > 0) close(match, at, K.LBRACE)
      return
    case K.END:
      if (openCode.at(-1) === K.CASE && packed[at * 3 - 1] !== K.DOT) close(match, at, K.CASE)
      return
    case K.SEMICOLON:
      startMatching()
  }
}

function open(at: number, code: number): void {
  openAt.push(at)
  openCode.push(code)
}

function close(match: Int32Array, at: number, opener: number): void {
  for (;;) {
    const code = openCode.pop()
    const partner = openAt.pop()
    if (code === undefined || partner === undefined) return
    if (code === K.LPAREN) openCount.paren--
    else if (code === K.LBRACKET) openCount.bracket--
    else if (code === K.LBRACE) openCount.brace--
    if (code !== opener) continue
    match[at] = partner
    match[partner] = at
    return
  }
}
