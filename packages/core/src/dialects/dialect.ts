import type { RuleName } from './rules.ts'

/** How the text of a dialect falls into tokens. */
export interface Lexing {
  /** Characters that open a quoted name: any of `"`, `` ` `` and `[`. */
  nameQuotes: string
  /** Characters that open a string: `'`, and `"` where it is not a name quote. */
  stringQuotes: string
  /** Backslash escapes inside every string; strings with the prefix `e` have them anyway. */
  backslashEscapes: boolean
  /** Letters that may stand directly before a string and belong to it, in lower case: `e`, `n`, `x`, `b`, `r`. */
  stringPrefixes: string
  /** `'''...'''` and `"""..."""`. */
  tripleQuotes: boolean
  /** `$$...$$` and `$tag$...$tag$`. */
  dollarStrings: boolean
  hashComments: boolean
  slashComments: boolean
  nestedComments: boolean
  /** MySQL's `/*! code *\/`: the comment marks are trivia, what stands between them is not. */
  conditionalComments: boolean
  /** Any run of operator characters is one operator (PostgreSQL). */
  operatorRuns: boolean
  /** Further characters a name may start with or contain: `$`, `#`, `@`. */
  nameStart: string
  namePart: string
  /** Names may start with digits: `2nd_quarter`. */
  digitsFirst: boolean
  /** `10L`, `1Y`: a letter behind a number tells its type; only beside `digitsFirst`. */
  numberSuffixes: boolean
  /** `@name` and `@@name` are variables: one token. */
  atVariables: boolean
}

/** Words by role, upper case, divided by blanks. What is listed nowhere is an ordinary name everywhere. */
export interface Words {
  /** Never a bare column, table or function name. */
  notName: string
  /** Never a column alias without AS (beside `notName`). */
  notAlias: string
  /** Never a table alias without AS (beside `notName`). */
  notTableAlias: string
  /** In `notName`, but a function name where `(` follows: LEFT, REPLACE, IF. */
  callable: string
}

/**
 * `lower`, `upper`: unquoted names fold to it, quoted ones are kept.
 * `ignore`: case never matters. `keep`: case always matters.
 */
export type Folding = 'lower' | 'upper' | 'ignore' | 'keep'

/** What a dialect file says about its dialect. */
export interface DialectData {
  id: string
  lexing: Lexing
  words: Words
  folding: Folding
  /**
   * Operators by level, from loosest to tightest, divided by blanks. `NOT` stands for the prefix, `OPERATOR` for every
   * operator that is not named, `PREFIX` for the signs before an operand.
   */
  precedence: readonly string[]
  rules: readonly RuleName[]
}

/** A dialect ready for use. Ask `rules.has('qualify')`; never compare `id`. */
export interface Dialect {
  readonly id: string
  readonly lexing: Lexing
  readonly folding: Folding
  readonly rules: ReadonlySet<RuleName>
  /** Bits of `roles.ts` by token code. */
  readonly roles: Uint8Array
  /** Binding power of infix operators by token code; 0 is none. */
  readonly precedence: Uint8Array
  readonly notPrecedence: number
  readonly prefixPrecedence: number
  readonly operatorPrecedence: number
  /** Class of each ASCII character as the start of a token (`char-class.ts`). */
  readonly startClass: Uint8Array
  /** 1 for each ASCII character that continues a name. */
  readonly inName: Uint8Array
}
