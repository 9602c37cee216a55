import type { Db } from '../store.ts'
import type { LineageRoot } from './lineage-roots.ts'
import {
  type Direction,
  type Frontier,
  type Link,
  readFarTables,
  readLinks,
  readTouches,
  type StepOptions,
  type Touch,
} from './lineage-step.ts'
import type { Viewer } from './viewer.ts'

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

export interface LineageGraph {
  nodes: GraphNode[]
  edges: GraphEdge[]
  /** Others' private queries next to what is shown; the walk does not go through them. */
  hidden: number
  truncated: boolean
}

export interface LineageGraphOptions {
  root: LineageRoot
  direction: Direction | 'both'
  /** Steps from table to table. */
  depth: number
  nodesMax: number
}

/**
 * What a table or a column is made of, or what is made of it, through queries that the viewer may see. Three statements for
 * each step and direction, two for the names. Nodes and edges are in the order in which the walk met them.
 */
export async function readLineageGraph(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  { root, direction, depth, nodesMax }: LineageGraphOptions,
): Promise<LineageGraph> {
  const graph = createGraph(nodesMax)
  graph.table(root.tableId, root.column === null ? [] : [root.column])
  const start: Frontier =
    root.columnId === null ? { kind: 'table', ids: [root.tableId] } : { kind: 'column', ids: [root.columnId] }
  const directions: Direction[] = direction === 'both' ? ['up', 'down'] : [direction]
  for (const toward of directions) {
    const met = new Set(start.ids)
    let frontier = start
    for (let step = 0; step < depth && frontier.ids.length > 0 && !graph.isFull(); step++) {
      const options = { workspaceId, viewer, frontier, direction: toward, rowsMax: nodesMax * rowsPerNode }
      const ids = (await walk(db, options, graph)).filter((id) => !met.has(id))
      for (const id of ids) met.add(id)
      frontier = { kind: frontier.kind, ids: [...new Set(ids)] }
    }
  }
  return graph.finish(await readNames(db, workspaceId, graph.ids()))
}

const rowsPerNode = 20

/** One step; returns the ids of the next frontier. */
async function walk(db: Db, options: StepOptions, graph: GraphInProgress): Promise<string[]> {
  const { seen, hidden } = await readTouches(db, options)
  graph.hide(hidden)
  const queryIds = [...new Set(seen.map(({ queryId }) => queryId))]
  const links = await readLinks(db, options, queryIds)
  const isDown = options.direction === 'down'
  const far =
    options.frontier.kind === 'table' ? await readFarTables(db, options, queryIds) : links.flatMap(toFarTouch(isDown))
  const reads = isDown ? seen : far
  const writes = isDown ? far : seen
  for (const { queryId, tableId } of reads) {
    const columns = links.filter((link) => link.queryId === queryId && link.sourceTableId === tableId)
    graph.read({ queryId, tableId }, columns)
  }
  for (const { queryId, tableId } of writes) {
    const columns = links.filter((link) => link.queryId === queryId && link.targetTableId === tableId)
    graph.write({ queryId, tableId }, columns)
  }
  if (options.frontier.kind === 'table') return far.map(({ tableId }) => tableId)
  return links.flatMap((link) => (isDown ? (link.targetColumnId ?? []) : link.sourceColumnId))
}

function toFarTouch(isDown: boolean): (link: Link) => Touch[] {
  return ({ queryId, sourceTableId, targetTableId }) => {
    const tableId = isDown ? targetTableId : sourceTableId
    return tableId === null ? [] : [{ queryId, tableId }]
  }
}

interface Names {
  tables: ReadonlyMap<string, { name: string; catalog: string }>
  queries: ReadonlyMap<string, { name: string; catalog: string }>
}

type GraphInProgress = ReturnType<typeof createGraph>

function createGraph(nodesMax: number) {
  const columnsOf = new Map<string, Set<string>>()
  const edges = new Map<string, GraphEdge>()
  const hidden = new Set<string>()
  let truncated = false
  /** False where there is no room for the node. */
  const node = (id: string, columns: readonly string[]): boolean => {
    const known = columnsOf.get(id)
    if (!known && columnsOf.size >= nodesMax) {
      truncated = true
      return false
    }
    columnsOf.set(id, new Set([...(known ?? []), ...columns]))
    return true
  }
  const edge = ({ from, to, kind, columns }: GraphEdge): void => {
    const key = `${from} ${to}`
    const all = [...(edges.get(key)?.columns ?? []), ...columns]
    const distinct = new Map(all.map((column) => [`${column.source}\0${column.target}\0${column.kind}`, column]))
    edges.set(key, { from, to, kind, columns: [...distinct.values()] })
  }
  return {
    isFull: () => truncated,
    ids: () => [...columnsOf.keys()],
    table: (id: string, columns: readonly string[]) => node(tableNode(id), columns),
    hide: (queryIds: readonly string[]) => {
      for (const id of queryIds) hidden.add(id)
    },
    read: ({ queryId, tableId }: Touch, links: readonly Link[]) => {
      const from = tableNode(tableId)
      const to = queryNode(queryId)
      const hasBoth =
        node(
          from,
          links.map(({ sourceName }) => sourceName),
        ) &&
        node(
          to,
          links.map(({ targetName }) => targetName),
        )
      if (hasBoth)
        edge({ from, to, kind: 'read', columns: links.map((link) => toColumn(link, link.sourceName, link.targetName)) })
    },
    write: ({ queryId, tableId }: Touch, links: readonly Link[]) => {
      const from = queryNode(queryId)
      const to = tableNode(tableId)
      const written = links.map((link) => toColumn(link, link.targetName, link.targetColumnName ?? link.targetName))
      const hasBoth =
        node(
          from,
          written.map(({ source }) => source),
        ) &&
        node(
          to,
          written.map(({ target }) => target),
        )
      if (hasBoth) edge({ from, to, kind: 'write', columns: written })
    },
    finish: ({ tables, queries }: Names): LineageGraph => {
      const nodes = [...columnsOf].flatMap(([id, columns]): GraphNode[] => {
        const kind = id.startsWith('table:') ? 'table' : 'query'
        const named = (kind === 'table' ? tables : queries).get(id)
        return named ? [{ id, kind, ...named, columns: [...columns] }] : []
      })
      return { nodes, edges: [...edges.values()], hidden: hidden.size, truncated }
    },
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

async function readNames(db: Db, workspaceId: string, nodeIds: readonly string[]): Promise<Names> {
  const idsOf = (prefix: string): string[] =>
    nodeIds.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length))
  const tables = await db
    .selectFrom('data_table')
    .innerJoin('catalog', (join) =>
      join
        .onRef('catalog.workspace_id', '=', 'data_table.workspace_id')
        .onRef('catalog.id', '=', 'data_table.catalog_id'),
    )
    .select(['data_table.id', 'data_table.schema_name', 'data_table.name', 'catalog.name as catalog'])
    .where('data_table.workspace_id', '=', workspaceId)
    .where('data_table.id', 'in', idsOf('table:'))
    .execute()
  const queryIds = idsOf('query:')
  const queries =
    queryIds.length === 0
      ? []
      : await db
          .selectFrom('query')
          .innerJoin('catalog', (join) =>
            join.onRef('catalog.workspace_id', '=', 'query.workspace_id').onRef('catalog.id', '=', 'query.catalog_id'),
          )
          .select(['query.id', 'query.title', 'catalog.name as catalog'])
          .where('query.workspace_id', '=', workspaceId)
          .where('query.id', 'in', queryIds)
          .execute()
  const qualified = ({ schema_name, name }: { schema_name: string; name: string }): string =>
    schema_name === '' ? name : `${schema_name}.${name}`
  return {
    tables: new Map(tables.map((row) => [tableNode(row.id), { name: qualified(row), catalog: row.catalog }])),
    queries: new Map(queries.map((row) => [queryNode(row.id), { name: row.title, catalog: row.catalog }])),
  }
}
