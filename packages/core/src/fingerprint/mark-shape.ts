import { K } from '../lex/codes.ts'
import type { Tokens } from '../lex/tokens.ts'
import { children } from '../tree/children.ts'
import type { Name, Opaque } from '../tree/node.ts'
import type { CommonTable, Query, QueryBody, Select, SelectItem, With } from '../tree/query.ts'
import type { Script } from '../tree/statement.ts'
import type { Node } from '../tree/tree.ts'
import type { Assignment, Delete, Insert, Merge, Update } from '../tree/write.ts'
import { type Declaring, declareColumns, declareFrom, declareTable } from './declare-sources.ts'
import {
  type Columns,
  type CommonNames,
  type Frame,
  type LocalName,
  localName,
  nameKeys,
  noColumns,
  openFrame,
  resolveParts,
  type Source,
  wordKey,
} from './local-names.ts'
import { markTokens } from './mark-tokens.ts'
import { MARK, Marks } from './marks.ts'

/**
 * Finds what does not belong to the shape of a text: literals, local names and every reference to them, lists.
 * Works with a stack of its own, so that deep nesting is harmless. Linear.
 */
export function markShape(script: Script, tokens: Tokens): Marks {
  const marker = new ShapeMarker(tokens)
  marker.run(script)
  return marker.marks
}

/** Where a node stands. `frame` null: names mean nothing local here. */
interface Context {
  frame: Frame | null
  commons: CommonNames | null
  /** ORDER BY, GROUP BY, HAVING and QUALIFY may name the aliases of the select list. */
  seesOutputs: boolean
}

type MaybeNode = Node | null

class ShapeMarker {
  readonly marks: Marks
  readonly #tokens: Tokens
  readonly #waiting: { node: Node; context: Context }[] = []
  readonly #outputs = new Map<readonly SelectItem[], Columns>()
  readonly #exports = new Map<QueryBody | CommonTable['body'], Columns>()

  constructor(tokens: Tokens) {
    this.#tokens = tokens
    this.marks = new Marks(tokens.count)
  }

  run(script: Script): void {
    this.#push([script], { frame: null, commons: null, seesOutputs: false })
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      markTokens(next.node, this.#tokens, this.marks)
      this.#visit(next.node, next.context)
    }
  }

  #push(nodes: readonly MaybeNode[], context: Context): void {
    for (const node of nodes) if (node !== null) this.#waiting.push({ node, context })
  }

  #pushOthers(node: Node, without: MaybeNode, context: Context): void {
    for (const child of children(node)) if (child !== without) this.#waiting.push({ node: child, context })
  }

  /** Nodes below which names are looked up in nothing: they name real tables, columns and functions. */
  #pushPlain(nodes: readonly MaybeNode[], { commons }: Context): void {
    this.#push(nodes, { frame: null, commons, seesOutputs: false })
  }

  #visit(node: Node, context: Context): void {
    switch (node.kind) {
      case 'Query':
        this.#query(node, context)
        break
      case 'Select':
        this.#select(node, this.#openSelect(node, context.frame, context.commons), context.commons)
        break
      case 'Insert':
      case 'Update':
      case 'Delete':
      case 'Merge':
        this.#write(node, context)
        break
      case 'DerivedTable':
        this.#push([node.query], { ...context, frame: (node.lateral ? context.frame : context.frame?.parent) ?? null })
        this.#push(node.tail, context)
        break
      case 'TableRef':
        this.#pushPlain([node.name], context)
        this.#push(node.tail, context)
        break
      case 'Call':
        this.#pushPlain([node.name], context)
        this.#pushOthers(node, node.name, context)
        break
      case 'MergeInsert':
        this.#pushPlain(node.columns ?? [], context)
        this.#push(node.values, context)
        break
      case 'Assignment':
        this.#assignment(node, context)
        break
      case 'Join':
        for (const index of node.using ?? []) this.#mark([index], [wordKey(this.#tokens, index)], context)
        this.#push(children(node), context)
        break
      case 'Name':
        this.#name(node, context)
        break
      case 'Opaque':
        this.#opaque(node, context)
        break
      default:
        this.#push(children(node), context)
    }
  }

  #query(query: Query, { frame, commons: around }: Context): void {
    const commons = this.#openWith(query.with, around)
    const { body } = query
    const inner =
      body.kind === 'Select' ? this.#openSelect(body, frame, commons) : openFrame(frame, this.#exportsOf(body))
    if (body.kind === 'Select') this.#select(body, inner, commons)
    else this.#push([body], { frame, commons, seesOutputs: false })
    const behind = { frame: inner, commons, seesOutputs: true }
    this.#push([...query.orderBy, query.limit, query.offset, ...query.clauses], behind)
  }

  #openSelect(select: Select, parent: Frame | null, commons: CommonNames | null): Frame {
    const frame = openFrame(parent, this.#outputsOf(select.items))
    declareFrom(select.from, frame, this.#declaring(commons))
    return frame
  }

  #select(select: Select, frame: Frame, commons: CommonNames | null): void {
    const context = { frame, commons, seesOutputs: false }
    this.#pushPlain([select.into], context)
    this.#push([...select.items, select.top, select.from, select.where], context)
    this.#push([...select.windows, ...select.clauses], context)
    const named = [...select.distinctOn, select.groupBy, select.having, select.qualify]
    this.#push(named, { frame, commons, seesOutputs: true })
  }

  #write(node: Insert | Update | Delete | Merge, around: Context): void {
    const commons = this.#openWith(node.with, around.commons)
    const frame = openFrame(null, this.#outputsOf(node.returning))
    const declaring = this.#declaring(commons)
    const context = { frame, commons, seesOutputs: false }
    // What FROM declares comes first: a target may be one of its aliases.
    if (node.kind === 'Update') {
      declareFrom(node.from, frame, declaring)
      declareFrom(node.tables, frame, declaring)
    } else if (node.kind === 'Delete') {
      declareFrom(node.from, frame, declaring)
      for (const target of node.targets) declareTable(target, frame, declaring)
    } else {
      declareTable(node.target, frame, declaring)
      if (node.kind === 'Merge') declareTable(node.source, frame, declaring)
    }
    if (node.kind !== 'Insert') {
      this.#pushOthers(node, node.with, context)
      return
    }
    this.#pushPlain(node.columns ?? [], context)
    this.#push([node.source], { ...context, frame: null })
    this.#push([node.target, ...node.set, node.onConflict, ...node.returning, ...node.clauses], context)
  }

  /** A bare target is a column of the table that is written; a qualified one may begin with an alias. */
  #assignment(node: Assignment, context: Context): void {
    for (const target of node.targets) {
      if (target.parts.length > 1) this.#push([target], context)
      else this.#pushPlain([target], context)
    }
    this.#push([node.value], context)
  }

  #openWith(clause: With | null, parent: CommonNames | null): CommonNames | null {
    if (clause === null) return parent
    const byName = new Map<string, { index: number; source: Source }>()
    clause.tables.forEach((table, index) => {
      const name = localName('w', `w${index + 1}`)
      this.marks.names.set(table.name, name)
      byName.set(wordKey(this.#tokens, table.name), { index, source: { name, columns: this.#commonColumns(table) } })
      const visible = clause.recursive ? index + 1 : index
      const context = { frame: null, commons: { parent, byName, visible }, seesOutputs: false }
      this.#push([table.body, ...table.clauses], context)
    })
    return { parent, byName, visible: clause.tables.length }
  }

  #commonColumns({ columns, body }: CommonTable): Columns {
    const [first] = columns
    if (first === undefined) return this.#exportsOf(body)
    // The brackets go with the names.
    this.marks.addRange(first - 1, (columns[columns.length - 1] ?? first) + 2, MARK.FAMILY_DROP)
    return declareColumns(columns, this.#tokens, this.marks)
  }

  #declaring(commons: CommonNames | null): Declaring {
    return { tokens: this.#tokens, marks: this.marks, commons, exportsOf: (query) => this.#exportsOf(query) }
  }

  /** The column aliases by which others may name what this gives. */
  #exportsOf(body: QueryBody | CommonTable['body']): Columns {
    // Each bracket around a query asks for its own: what the way down found is kept for all of them.
    const passed: (QueryBody | CommonTable['body'])[] = []
    let at = body
    let exports = this.#exports.get(at)
    for (let inner = innerBody(at); inner && !exports; inner = innerBody(at)) {
      passed.push(at)
      at = inner
      exports = this.#exports.get(at)
    }
    exports ??= this.#ownExports(at)
    for (const outer of passed) this.#exports.set(outer, exports)
    return exports
  }

  #ownExports(body: QueryBody | CommonTable['body']): Columns {
    if (body.kind === 'Select') return this.#outputsOf(body.items)
    return 'returning' in body ? this.#outputsOf(body.returning) : noColumns
  }

  #outputsOf(items: readonly SelectItem[]): Columns {
    const known = this.#outputs.get(items)
    if (known) return known
    const aliases = items.map((item) => this.#declareItem(item))
    const outputs = new Map<string, LocalName>()
    items.forEach((item, k) => {
      const name = aliases[k]
      if (name) outputs.set(wordKey(this.#tokens, item.alias), name)
    })
    this.marks.addList({ kind: 'projection', items, aliases })
    this.#outputs.set(items, outputs)
    return outputs
  }

  #declareItem({ at, to, expression, alias }: SelectItem): LocalName | null {
    if (alias < 0) return null
    const name = localName('c', null)
    this.marks.names.set(alias, name)
    if (alias < expression.at) this.marks.addRange(at, expression.at, MARK.FAMILY_DROP)
    else {
      this.marks.addRange(expression.to, alias, MARK.DROP)
      this.marks.addRange(expression.to, to, MARK.FAMILY_DROP)
      this.marks.add(alias, MARK.DECLARE)
    }
    return name
  }

  #name(name: Name, context: Context): void {
    if (context.frame !== null) this.#mark(name.parts, nameKeys(this.#tokens, name), context)
  }

  #mark(places: readonly number[], keys: readonly string[], { frame, seesOutputs }: Context): void {
    resolveParts(keys, frame, seesOutputs).forEach((found, k) => {
      const place = places[k]
      if (found && place !== undefined) this.marks.names.set(place, found)
    })
  }

  /** Tokens without a tree still qualify by alias: `o.` in something that the grammar does not know. */
  #opaque(node: Opaque, context: Context): void {
    for (let i = node.at; i + 1 < node.to; i++) {
      if (this.#tokens.code(i + 1) !== K.DOT || this.#tokens.code(i) === K.DOT) continue
      const isFirst = i === 0 || this.#tokens.code(i - 1) !== K.DOT
      if (isFirst) this.#mark([i], [wordKey(this.#tokens, i), ''], context)
      this.marks.addRange(i, i + 2, MARK.FAMILY_DROP)
    }
  }
}

/** What the columns of a query are those of; null where it has its own. */
function innerBody(body: QueryBody | CommonTable['body']): QueryBody | null {
  if (body.kind === 'Query') return body.body
  if (body.kind === 'NestedQuery') return body.query.body
  return body.kind === 'SetOperation' ? (body.arms[0] ?? null) : null
}
