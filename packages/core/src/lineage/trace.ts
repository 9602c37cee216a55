import type { Dialect } from '../dialects/dialect.ts'
import { foldName } from '../dialects/fold-name.ts'
import type { NamePart, Span } from '../facts.ts'
import { K } from '../lex/codes.ts'
import type { Tokens } from '../lex/tokens.ts'
import { BaseRelation } from '../scope/base-relation.ts'
import type { BaseColumn, BaseTable } from '../scope/base-table.ts'
import type { Catalog } from '../scope/catalog.ts'
import type { FromItem } from '../scope/from-items.ts'
import type { Relation, RelationItem } from '../scope/relation.ts'
import { itemsNamed } from '../scope/resolve-scope.ts'
import type { Rows } from '../scope/rows.ts'
import { findNamedTable, type Scope } from '../scope/scope.ts'
import { nameParts, partText, wordText } from '../tree/names.ts'
import type { Name, Place } from '../tree/node.ts'
import type { Query } from '../tree/query.ts'
import { spanOf } from '../tree/span-of.ts'
import type { From } from '../tree/table.ts'
import type { Delete, Insert, Merge, Update } from '../tree/write.ts'
import { Agenda } from './agenda.ts'
import { Budget } from './budget.ts'
import { StatementRecord } from './statement-record.ts'
import { TableBook } from './table-book.ts'

/** Longer texts of expressions are cut. */
const lettersMax = 120

/** What an analysis is given beside its text. */
export interface Surroundings {
  dialect: Dialect
  catalog: Catalog | null
  /** Null: that of the catalog. */
  defaultSchema: readonly string[] | null
  plans: (trace: Trace) => Plans
}

/** A name of one part: as written, and as it compares. */
export interface Word {
  readonly text: string
  readonly key: string
}

/** What the surroundings of a query want to know before it is complete. */
export interface QueryWatch {
  /** The first arm of the outermost set operation is complete: the anchor of a recursive CTE. */
  firstArm(items: readonly RelationItem[]): void
}

/** Planning is mutually recursive over files; these are the ways back up. */
export interface Plans {
  query(query: Query, outer: Scope, rows: Rows, watch?: QueryWatch | null): void
  from(from: From, scope: Scope): void
  /** A write inside a WITH; `rows` gets what RETURNING gives. */
  write(statement: Insert | Update | Delete | Merge, outer: Scope, rows: Rows): void
}

/** What all steps of one analysis share. */
export class Trace {
  readonly tokens: Tokens
  readonly dialect: Dialect
  readonly tables: TableBook
  readonly agenda = new Agenda()
  readonly budget = new Budget()
  /** Of the statement that is being traced. */
  record = new StatementRecord()
  /** `a.b` may be a field of the column a. */
  readonly readsPaths: boolean
  /** An output name is seen by the items behind it. */
  readonly readsOutputs: boolean

  readonly plans: Plans
  readonly #bareColumns = new Map<string, BaseColumn>()

  constructor(tokens: Tokens, surroundings: Surroundings) {
    const { dialect, catalog } = surroundings
    const defaults = surroundings.defaultSchema ?? catalog?.defaultSchema ?? []
    this.tokens = tokens
    this.plans = surroundings.plans(this)
    this.dialect = dialect
    this.tables = new TableBook(dialect, catalog, defaults)
    this.readsPaths = dialect.rules.has('struct') || dialect.rules.has('colon-path')
    this.readsOutputs = dialect.rules.has('lateral-alias')
  }

  span(place: Place): Span {
    return spanOf(this.tokens, place)
  }

  /** The text of a node on one line, cut where it is long. */
  text(place: Place): string {
    const [start, end] = this.span(place)
    // Nested texts are asked for level by level: taking all of each would be quadratic.
    const text = this.tokens.text.slice(start, Math.min(end, start + 4 * lettersMax)).replace(/\s+/g, ' ')
    return text.length > lettersMax ? `${text.slice(0, lettersMax - 1)}…` : text
  }

  key(part: NamePart): string {
    return foldName(part, this.dialect)
  }

  /** One token as a name; null for -1. */
  word(index: number): Word | null {
    if (index < 0) return null
    const part = wordText(this.tokens, index)
    return { text: part.text, key: this.key(part) }
  }

  /** The parts of a table's name: one quoted name may hold a whole path. */
  tableParts(name: Name): readonly NamePart[] {
    const { tokens } = this
    const first = tokens.start(name.at)
    // A stage is one part with dots of its own: @stage/file.csv.
    if (tokens.text[first] === '@') return [{ text: tokens.text.slice(first, tokens.end(name.to - 1)), quoted: false }]
    const parts = nameParts(tokens, name)
    if (!this.dialect.rules.has('backtick-path') || !parts.some((part) => part.quoted && part.text.includes('.'))) {
      return parts
    }
    return parts.flatMap(({ text, quoted }) => text.split('.').map((each) => ({ text: each, quoted })))
  }

  baseTable(name: Name): BaseTable {
    return this.tables.table(this.tableParts(name))
  }

  /** The CTE or base table of a name. A base table counts as read. */
  relation(name: Name, scope: Scope): { relation: Relation; keys: readonly string[] } {
    const named = name.parts.length === 1 ? findNamedTable(scope, this.lastPart(name).key) : null
    if (named) return { relation: named, keys: [this.lastPart(name).key] }
    const table = this.baseTable(name)
    const span = this.span(name)
    this.record.reads(table, span)
    for (let at = name.at; at < name.to; at++) {
      if (this.tokens.code(at) !== K.TEMPLATE) continue
      this.record.unresolved.push({ name: table.name, reason: 'template', span })
      break
    }
    return { relation: new BaseRelation(table), keys: table.keys }
  }

  /** The FROM items that a star covers. */
  starItems(qualifier: Name | null, scope: Scope): readonly FromItem[] {
    if (!qualifier) return scope.items.all.filter((item) => !item.isHidden)
    return itemsNamed(
      scope,
      nameParts(this.tokens, qualifier).map((part) => this.key(part)),
    )
  }

  /** A column of which nobody knows the table. */
  bareColumn({ text, key }: Word): BaseColumn {
    const met = this.#bareColumns.get(key)
    if (met) return met
    const column: BaseColumn = { table: null, key, name: text, path: null, knot: null }
    this.#bareColumns.set(key, column)
    return column
  }

  /** The last part of a name. */
  lastPart(name: Name): Word {
    const part = partText(this.tokens, name, name.parts.length - 1)
    return { text: part.text, key: this.key(part) }
  }
}
