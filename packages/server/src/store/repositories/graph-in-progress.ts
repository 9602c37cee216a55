import type { Link, Touch } from './lineage-step.ts'

export interface GraphNode {
  /** `table:<id>` or `query:<id>`. */
  id: string
  kind: 'table' | 'query'
  /** Of a table with its schema, where one is known; of a query its title. */
  name: string
  catalog: string
  columns: string[]
}

export interface GraphColumn {
  source: string
  target: string
  kind: Link['kind']
  confidence: number
}

/** Along the data: from a table to the query that reads it, from a query to the table that it writes. */
export interface GraphEdge {
  from: string
  to: string
  kind: 'read' | 'write'
  columns: GraphColumn[]
}

/** Nodes and edges while a walk gathers them, at most `nodesMax` nodes. Both keep the order in which they were met. */
export class GraphInProgress {
  readonly #nodesMax: number
  readonly #columns = new Map<string, Set<string>>()
  readonly #edges = new Map<string, GraphEdge>()
  readonly #hidden = new Set<string>()
  #isTruncated = false

  constructor(nodesMax: number) {
    this.#nodesMax = nodesMax
  }

  get isTruncated(): boolean {
    return this.#isTruncated
  }

  get hiddenCount(): number {
    return this.#hidden.size
  }

  truncate(): void {
    this.#isTruncated = true
  }

  hide(queryIds: readonly string[]): void {
    for (const id of queryIds) this.#hidden.add(id)
  }

  addTable(id: string, columns: readonly string[]): void {
    this.#addNode(tableNode(id), columns)
  }

  addRead({ queryId, tableId }: Touch, links: readonly Link[]): void {
    const columns = links.map((link) => toColumn(link, link.sourceName, link.targetName))
    this.#addEdge({ from: tableNode(tableId), to: queryNode(queryId), kind: 'read', columns })
  }

  addWrite({ queryId, tableId }: Touch, links: readonly Link[]): void {
    const columns = links.map((link) => toColumn(link, link.targetName, link.targetColumnName ?? link.targetName))
    this.#addEdge({ from: queryNode(queryId), to: tableNode(tableId), kind: 'write', columns })
  }

  /** Ids of the nodes of one kind, as the store knows them. */
  idsOf(kind: GraphNode['kind']): string[] {
    const prefix = `${kind}:`
    return [...this.#columns.keys()].filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length))
  }

  nodes(kind: GraphNode['kind'], names: ReadonlyMap<string, Pick<GraphNode, 'name' | 'catalog'>>): GraphNode[] {
    return this.idsOf(kind).flatMap((id) => {
      const named = names.get(id)
      const node = `${kind}:${id}`
      return named ? [{ id: node, kind, ...named, columns: [...(this.#columns.get(node) ?? [])] }] : []
    })
  }

  edges(): GraphEdge[] {
    return [...this.#edges.values()]
  }

  /** False where there is no room for the node. */
  #addNode(id: string, columns: readonly string[]): boolean {
    const known = this.#columns.get(id)
    if (!known && this.#columns.size >= this.#nodesMax) {
      this.#isTruncated = true
      return false
    }
    this.#columns.set(id, new Set([...(known ?? []), ...columns]))
    return true
  }

  #addEdge({ from, to, kind, columns }: GraphEdge): void {
    const hasFrom = this.#addNode(
      from,
      columns.map(({ source }) => source),
    )
    if (
      !hasFrom ||
      !this.#addNode(
        to,
        columns.map(({ target }) => target),
      )
    )
      return
    const key = `${from} ${to}`
    const all = [...(this.#edges.get(key)?.columns ?? []), ...columns]
    const distinct = new Map(all.map((column) => [`${column.source}\0${column.target}\0${column.kind}`, column]))
    this.#edges.set(key, { from, to, kind, columns: [...distinct.values()] })
  }
}

function toColumn({ kind, confidence }: Link, source: string, target: string): GraphColumn {
  return { source, target, kind, confidence }
}

function tableNode(id: string): string {
  return `table:${id}`
}

function queryNode(id: string): string {
  return `query:${id}`
}
