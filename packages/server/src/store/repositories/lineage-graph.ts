import type { Db } from '../store.ts'
import { type GraphEdge, GraphInProgress, type GraphNode } from './graph-in-progress.ts'
import type { LineageRoot } from './lineage-roots.ts'
import {
  type Direction,
  type Link,
  readFarTables,
  readLinks,
  readTouches,
  type StepOptions,
  type Touch,
} from './lineage-step.ts'
import type { Viewer } from './viewer.ts'

export interface LineageGraph {
  /** Tables before queries. */
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
 * each step and direction, two for the names.
 */
export async function readLineageGraph(
  db: Db,
  workspaceId: string,
  viewer: Viewer,
  { root, direction, depth, nodesMax }: LineageGraphOptions,
): Promise<LineageGraph> {
  const graph = new GraphInProgress(nodesMax)
  graph.addTable(root.tableId, root.column === null ? [] : [root.column])
  const kind = root.columnId === null ? ('table' as const) : ('column' as const)
  const directions: Direction[] = direction === 'both' ? ['up', 'down'] : [direction]
  for (const toward of directions) {
    let ids = [root.columnId ?? root.tableId]
    const met = new Set(ids)
    for (let step = 0; step < depth && ids.length > 0 && !graph.isTruncated; step++) {
      const rowsMax = nodesMax * rowsPerNode
      const options = { workspaceId, viewer, frontier: { kind, ids }, direction: toward, rowsMax }
      const next = new Set(await walk(db, options, graph))
      ids = [...next].filter((id) => !met.has(id))
      for (const id of ids) met.add(id)
    }
  }
  const tables = graph.nodes('table', await tableNames(db, workspaceId, graph.idsOf('table')))
  const queries = graph.nodes('query', await queryNames(db, workspaceId, graph.idsOf('query')))
  const { hiddenCount: hidden, isTruncated: truncated } = graph
  return { nodes: [...tables, ...queries], edges: graph.edges(), hidden, truncated }
}

/** Bounds one step: columns of a query, and uses of a table. */
const rowsPerNode = 20

/** One step; returns the ids of the next frontier. */
async function walk(db: Db, options: StepOptions, graph: GraphInProgress): Promise<string[]> {
  const { frontier, direction, rowsMax } = options
  const { seen, hidden } = await readTouches(db, options)
  graph.hide(hidden)
  const queryIds = [...new Set(seen.map(({ queryId }) => queryId))]
  const links = await readLinks(db, options, queryIds)
  const isDown = direction === 'down'
  const far = frontier.kind === 'table' ? await readFarTables(db, options, queryIds) : farTouches(links, isDown)
  if ([seen.length + hidden.length, links.length, far.length].some((count) => count >= rowsMax)) graph.truncate()
  const linksOf = groupByQuery(links)
  for (const touch of isDown ? seen : far) {
    graph.addRead(
      touch,
      (linksOf.get(touch.queryId) ?? []).filter((link) => link.sourceTableId === touch.tableId),
    )
  }
  for (const touch of isDown ? far : seen) {
    graph.addWrite(
      touch,
      (linksOf.get(touch.queryId) ?? []).filter((link) => link.targetTableId === touch.tableId),
    )
  }
  if (frontier.kind === 'table') return far.map(({ tableId }) => tableId)
  return links.flatMap((link) => (isDown ? (link.targetColumnId ?? []) : link.sourceColumnId))
}

function farTouches(links: readonly Link[], isDown: boolean): Touch[] {
  return links.flatMap(({ queryId, sourceTableId, targetTableId }) => {
    const tableId = isDown ? targetTableId : sourceTableId
    return tableId === null ? [] : [{ queryId, tableId }]
  })
}

function groupByQuery(links: readonly Link[]): Map<string, Link[]> {
  const groups = new Map<string, Link[]>()
  for (const link of links) {
    const group = groups.get(link.queryId)
    if (group) group.push(link)
    else groups.set(link.queryId, [link])
  }
  return groups
}

type Names = Map<string, Pick<GraphNode, 'name' | 'catalog'>>

async function tableNames(db: Db, workspaceId: string, ids: readonly string[]): Promise<Names> {
  const rows = await db
    .selectFrom('data_table')
    .innerJoin('catalog', (join) =>
      join
        .onRef('catalog.workspace_id', '=', 'data_table.workspace_id')
        .onRef('catalog.id', '=', 'data_table.catalog_id'),
    )
    .select(['data_table.id', 'data_table.schema_name', 'data_table.name', 'catalog.name as catalog'])
    .where('data_table.workspace_id', '=', workspaceId)
    .where('data_table.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, schema_name: schema, name, catalog }) => [
      id,
      { name: schema === '' ? name : `${schema}.${name}`, catalog },
    ]),
  )
}

async function queryNames(db: Db, workspaceId: string, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('query')
    .innerJoin('catalog', (join) =>
      join.onRef('catalog.workspace_id', '=', 'query.workspace_id').onRef('catalog.id', '=', 'query.catalog_id'),
    )
    .select(['query.id', 'query.title as name', 'catalog.name as catalog'])
    .where('query.workspace_id', '=', workspaceId)
    .where('query.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name, catalog }) => [id, { name, catalog }]))
}
