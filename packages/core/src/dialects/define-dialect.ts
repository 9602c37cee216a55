import { nameChars, startClasses } from '../lex/char-class.ts'
import { CODE_COUNT, K, OPERATORS } from '../lex/codes.ts'
import { codeOfWord } from '../lex/keyword-table.ts'
import type { Dialect, DialectData, Folding, Lexing } from './dialect.ts'
import { CLAUSE_ENDS, ROLE, STATEMENT_STARTS } from './roles.ts'

/** A dialect ready for use. Its tables are made when the first text is read in it: most programs meet one or two. */
export function defineDialect(data: DialectData): Dialect {
  return new LazyDialect(data)
}

class LazyDialect implements Dialect {
  readonly id: string
  readonly lexing: Lexing
  readonly folding: Folding
  readonly #data: DialectData

  constructor(data: DialectData) {
    this.id = data.id
    this.lexing = data.lexing
    this.folding = data.folding
    this.#data = data
  }

  get rules() {
    return this.#tables().rules
  }

  get roles() {
    return this.#tables().roles
  }

  get precedence() {
    return this.#tables().precedence
  }

  get notPrecedence() {
    return this.#tables().notPrecedence
  }

  get prefixPrecedence() {
    return this.#tables().prefixPrecedence
  }

  get operatorPrecedence() {
    return this.#tables().operatorPrecedence
  }

  get startClass() {
    return this.#tables().startClass
  }

  get inName() {
    return this.#tables().inName
  }

  /** Made once: they then stand in place of the getters, which would cost a tenth of all parsing. */
  #tables(): Tables {
    const tables = makeTables(this.#data)
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(tables))
    return tables
  }
}

type Tables = Omit<Dialect, 'id' | 'lexing' | 'folding'>

/** Word lists and operator levels as tables by token code. */
function makeTables(data: DialectData): Tables {
  const { lexing, words } = data
  const roles = new Uint8Array(CODE_COUNT)
  addRole(roles, words.notName, ROLE.NOT_NAME)
  addRole(roles, words.notAlias, ROLE.NOT_ALIAS)
  addRole(roles, words.notTableAlias, ROLE.NOT_TABLE_ALIAS)
  addRole(roles, words.callable, ROLE.CALLABLE)
  addRole(roles, STATEMENT_STARTS, ROLE.STARTS_STATEMENT)
  addRole(roles, CLAUSE_ENDS, ROLE.ENDS_CLAUSE)
  const precedence = precedenceTable(data.precedence)
  return {
    rules: new Set(data.rules),
    roles,
    precedence: precedence.byCode,
    notPrecedence: precedence.not,
    prefixPrecedence: precedence.prefix,
    operatorPrecedence: precedence.byCode[K.OTHER_OPERATOR] ?? 0,
    startClass: startClasses(lexing.nameQuotes, lexing.stringQuotes, lexing.nameStart),
    inName: nameChars(lexing.namePart),
  }
}

function addRole(roles: Uint8Array, words: string, role: number): void {
  for (const word of words.split(' ')) {
    const code = codeOfWord(word)
    if (code !== K.WORD) roles[code] = (roles[code] ?? 0) | role
  }
}

/** Levels are numbered in steps of two, so that `level + 1` means "tighter than this level". */
function precedenceTable(levels: readonly string[]) {
  const byCode = new Uint8Array(CODE_COUNT)
  let not = 0
  let prefix = 0
  levels.forEach((level, index) => {
    const power = 2 * (index + 1)
    for (const operator of level.split(' ')) {
      if (operator === 'NOT') not = power
      else if (operator === 'PREFIX') prefix = power
      else if (operator === 'OPERATOR') {
        byCode[K.OTHER_OPERATOR] = power
        byCode[K.OPERATOR] = power
      } else byCode[codeOfOperator(operator)] = power
    }
  })
  byCode[K.WORD] = 0
  return { byCode, not, prefix }
}

function codeOfOperator(operator: string): number {
  return OPERATORS.find(([text]) => text === operator)?.[1] ?? codeOfWord(operator)
}
