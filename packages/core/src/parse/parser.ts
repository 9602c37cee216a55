import type { Dialect } from '../dialects/dialect.ts'
import { ROLE } from '../dialects/roles.ts'
import type { RuleName } from '../dialects/rules.ts'
import { FIRST_KEYWORD, K } from '../lex/codes.ts'
import type { LexResult } from '../lex/lex.ts'
import type { Expression } from '../tree/expression.ts'
import type { Missing, Opaque, TypeName } from '../tree/node.ts'
import type { Query, QueryBody, With } from '../tree/query.ts'
import type { Statement } from '../tree/statement.ts'
import type { From, Table } from '../tree/table.ts'
import type { Delete, Insert, Merge, Update } from '../tree/write.ts'

/**
 * The grammar calls upwards through this record: the grammar is circular, the files are not. Only `parse.ts` knows
 * every room and fills it.
 */
export interface Grammar {
  expression(p: Parser): Expression
  /** An expression of operators that bind at least as tight as `min`. */
  operand(p: Parser, min: number): Expression
  query(p: Parser): Query
  /** The rest of a query whose first arm is read. */
  queryRest(p: Parser, first: QueryBody, at: number): Query
  typeName(p: Parser): TypeName
  from(p: Parser): From
  table(p: Parser): Table
  /** INSERT, UPDATE, DELETE or MERGE behind a WITH that is read; null and no move where none starts here. */
  write(p: Parser, withClause: With | null): Insert | Update | Delete | Merge | null
  statement(p: Parser): Statement
}

/** A problem by token indexes; `parse.ts` turns it into text positions. */
export interface Note {
  code: string
  at: number
  to: number
  expected: string
}

/** Brackets below this depth are read later, from an empty stack. */
const DEFER_DEPTH = 200
/** What cannot be put off (brackets that never close, prefixes without brackets) ends here. */
const HARD_DEPTH = 300
const PROBLEMS_MAX = 100

/** The state of one parse: a place in the tokens, the brackets put off, the problems found. */
export class Parser {
  readonly text: string
  readonly dialect: Dialect
  readonly g: Grammar
  readonly count: number
  /** The current token and its code. Move with `advance` and `seek` only. */
  i = 0
  code: number
  depth = 0
  /** Pieces kept without being understood. */
  opaqueCount = 0
  readonly notes: Note[] = []
  readonly pending: (() => void)[] = []
  readonly #packed: Uint32Array
  readonly #match: Int32Array
  readonly #roles: Uint8Array
  #lastNoteAt = -1
  /** Set when a statement is given up: what follows from it is no news. */
  #isMuted = false

  constructor(text: string, dialect: Dialect, lexed: LexResult, g: Grammar) {
    this.text = text
    this.dialect = dialect
    this.g = g
    this.count = lexed.packed.length / 3
    this.#packed = lexed.packed
    this.#match = lexed.match
    this.#roles = dialect.roles
    this.code = this.codeAt(0)
  }

  codeAt(index: number): number {
    return index < 0 ? K.EOF : (this.#packed[index * 3 + 2] ?? K.EOF)
  }

  peek(distance: number): number {
    return this.#packed[(this.i + distance) * 3 + 2] ?? K.EOF
  }

  /** Stays on the end of the input: no loop can run past it. */
  advance(): void {
    if (this.i < this.count) this.i++
    this.code = this.#packed[this.i * 3 + 2] ?? K.EOF
  }

  seek(index: number): void {
    this.i = Math.min(index, this.count)
    this.code = this.codeAt(this.i)
  }

  start(index: number): number {
    return this.#packed[index * 3] ?? this.text.length
  }

  end(index: number): number {
    return index < 0 ? 0 : (this.#packed[index * 3 + 1] ?? this.text.length)
  }

  textOf(index: number): string {
    return this.text.slice(this.start(index), this.end(index))
  }

  /** The partner of a bracket or CASE, or -1. */
  matchOf(index: number): number {
    return this.#match[index] ?? -1
  }

  has(rule: RuleName): boolean {
    return this.dialect.rules.has(rule)
  }

  hasRole(code: number, role: number): boolean {
    return ((this.#roles[code] ?? 0) & role) !== 0
  }

  /** Whether nothing stands between this token and the one before it. */
  touches(index: number): boolean {
    return this.end(index - 1) === this.start(index)
  }

  startsLine(index: number): boolean {
    return index === 0 || /[\n\r]/.test(this.text.slice(this.end(index - 1), this.start(index)))
  }

  /** Whether the token is this word, given in upper case; for words that are no keywords. */
  isWord(index: number, word: string): boolean {
    return this.end(index) - this.start(index) === word.length && this.textOf(index).toUpperCase() === word
  }

  /** Any word or quoted name, keywords included. */
  isAnyWord(code: number): boolean {
    return code === K.WORD || code === K.QUOTED || code === K.TEMPLATE || code >= FIRST_KEYWORD
  }

  /** A word that may be a bare name here. */
  isName(code: number): boolean {
    if (code < FIRST_KEYWORD) return code === K.WORD || code === K.QUOTED || code === K.TEMPLATE
    return ((this.#roles[code] ?? 0) & ROLE.NOT_NAME) === 0
  }

  /** Goes over the token if it is there. */
  accept(code: number): boolean {
    if (this.code !== code) return false
    this.advance()
    return true
  }

  acceptWord(word: string): boolean {
    if (!this.isWord(this.i, word)) return false
    this.advance()
    return true
  }

  /** Goes over the token, or notes what should stand here. */
  expect(code: number, expected: string): boolean {
    if (this.accept(code)) return true
    this.noteExpected(expected)
    return false
  }

  noteExpected(expected: string): void {
    this.note('syntax.expected', this.i, this.i + 1, expected)
  }

  /** At most one problem for each token, and a bound for the text: a hostile one could make 200,000. */
  note(code: string, at: number, to: number, expected = ''): void {
    if (this.#isMuted || at === this.#lastNoteAt || this.notes.length >= PROBLEMS_MAX) return
    this.#lastNoteAt = at
    this.notes.push({ code, at, to, expected })
  }

  /** From the next statement on problems count again. */
  unmute(): void {
    this.#isMuted = false
  }

  missing(expected: string): Missing {
    this.noteExpected(expected)
    return { kind: 'Missing', at: this.i, to: this.i, expected }
  }

  /** Keeps the tokens from `at` to here without understanding them. */
  opaque(at: number, where: string): Opaque {
    this.opaqueCount++
    return { kind: 'Opaque', at, to: this.i, where }
  }

  /** Keeps the tokens from `at` to here, which are understood and say nothing about data. */
  kept(at: number, where: string): Opaque {
    return { kind: 'Opaque', at, to: this.i, where }
  }

  /** Whether another level fits without brackets; false gives the rest of the statement up. */
  enter(): boolean {
    if (this.depth < HARD_DEPTH) {
      this.depth++
      return true
    }
    this.note('syntax.too-deep', this.i, this.i + 1)
    this.#isMuted = true
    this.opaqueCount++
    this.skipStatement()
    return false
  }

  leave(): void {
    this.depth--
  }

  /** To the next semicolon or the end. */
  skipStatement(): void {
    while (this.code !== K.SEMICOLON && this.code !== K.EOF) this.advance()
  }

  /** Over one token, or over a whole group where a bracket opens one. */
  skipOne(): void {
    const partner = this.matchOf(this.i)
    if (partner > this.i) this.seek(partner + 1)
    else this.advance()
  }

  /** Over the group that opens here. False, and no move, where its bracket never closes. */
  skipGroup(): boolean {
    const partner = this.matchOf(this.i)
    if (partner <= this.i) return false
    this.seek(partner + 1)
    return true
  }

  /**
   * Reads a bracketed group: over its opening token, `fill` completes `node`, over the closing one.
   * Groups that lie too deep are put on a list and read later from an empty stack, so `fill` must need nothing but
   * its arguments, and the caller must not look into `node` right away.
   */
  group<T>(node: T, fill: (p: Parser, node: T) => void, close: number, expected: string): void {
    const open = this.i
    const partner = this.matchOf(open)
    if (this.depth >= DEFER_DEPTH && partner > open) {
      this.pending.push(() => {
        this.seek(open)
        this.#readGroup(node, fill, close, expected)
      })
      this.seek(partner + 1)
      return
    }
    if (!this.enter()) return
    this.#readGroup(node, fill, close, expected)
    this.leave()
  }

  #readGroup<T>(node: T, fill: (p: Parser, node: T) => void, close: number, expected: string): void {
    const open = this.i
    const partner = this.matchOf(open)
    this.advance()
    fill(this, node)
    if (this.code === close && (partner < 0 || this.i === partner)) {
      this.advance()
      return
    }
    if (partner < this.i) {
      this.note('syntax.unclosed', open, open + 1, expected)
      return
    }
    this.noteExpected(expected)
    this.opaqueCount++
    this.seek(partner + 1)
  }

  /** Whether the last group of this depth would be put off: then its content is not known yet. */
  isDeferring(): boolean {
    return this.depth >= DEFER_DEPTH
  }

  /** Reads what was put off. What it puts off in turn is read too. */
  drain(): void {
    const { i, depth } = this
    for (let read = this.pending.pop(); read; read = this.pending.pop()) {
      this.depth = 0
      read()
    }
    this.depth = depth
    this.seek(i)
  }
}
