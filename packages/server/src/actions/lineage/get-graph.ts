import * as z from 'zod'
import { readLineageGraph } from '../../store/repositories/lineage-graph.ts'
import { findLineageRoots, type LineageRoot } from '../../store/repositories/lineage-roots.ts'
import { defineAction } from '../action.ts'
import { findCatalogs } from '../catalogs/find-catalogs.ts'
import { columnKeys, parseName, tableKeys } from '../catalogs/name-keys.ts'
import type { Ctx } from '../ctx.ts'
import { text } from '../fields.ts'
import { EdgeKind } from '../words.ts'

const nodesMax = 500
/** Named in the error where a name is ambiguous. */
const matchesMax = 10

const Node = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['table', 'query']),
    name: z.string().describe('Of a table with its schema, where that is known; of a query its title.'),
    catalog: z.string(),
    columns: z.array(z.string()),
  })
  .meta({ id: 'GraphNode' })
const Edge = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    kind: z.enum(['read', 'write']),
    columns: z.array(
      z.strictObject({ source: z.string(), target: z.string(), kind: EdgeKind, confidence: z.number() }),
    ),
  })
  .meta({ id: 'GraphEdge' })
const Graph = z
  .strictObject({
    root: z.string().nullable().describe('The id of the node it starts from; null where that may not be shown.'),
    nodes: z.array(Node),
    edges: z.array(Edge),
    hidden: z.int().describe('How many private queries of others touch what is shown.'),
    truncated: z.boolean(),
  })
  .meta({ id: 'Graph' })

export const getGraph = defineAction({
  name: 'lineage.graph',
  summary: 'What a table or column is made of, and what is made of it, over all queries',
  permission: 'lineage.read',
  cost: 'heavy',
  input: z.strictObject({
    root: text(500, 1).describe('`orders`, `orders.amount`, `sales.orders.amount`.'),
    direction: z.enum(['up', 'down', 'both']).default('both'),
    depth: z.int().min(1).max(10).default(3).describe('Steps from table to table.'),
    catalog: text(100).optional(),
  }),
  output: Graph,
  errors: ['lineage.root-not-found', 'lineage.root-ambiguous', 'catalog.not-found'],
  example: { root: 'orders.amount', direction: 'down', depth: 3 },
  http: { method: 'GET', path: '/lineage/graph' },
  cli: { path: ['graph'], args: ['root'] },
  run: async (ctx, { root, direction, depth, catalog }) => {
    const { store, actor } = ctx
    const catalogs = await findCatalogs(ctx, catalog)
    const parts = parseName(root)
    // A bare name is a table; `a.b` may be a table in a schema or a column of a table.
    const keys = { tables: tableKeys(parts, catalogs), columns: parts.length > 1 ? columnKeys(parts, catalogs) : [] }
    const { found, hidden } = await store.read((db) => findLineageRoots(db, actor.workspaceId, actor, keys))
    const start = requireOne(ctx, root, { found, hidden })
    if (start === null) return { root: null, nodes: [], edges: [], hidden, truncated: false }
    const options = { root: start, direction, depth, nodesMax }
    const graph = await store.read((db) => readLineageGraph(db, actor.workspaceId, actor, options))
    return { root: `table:${start.tableId}`, ...graph }
  },
})

type Code = 'lineage.root-not-found' | 'lineage.root-ambiguous' | 'catalog.not-found'

/** null where the only trace of a name is in private queries of others: then that much may be said. */
function requireOne(
  { error }: Pick<Ctx<Code>, 'error'>,
  root: string,
  { found, hidden }: { found: readonly LineageRoot[]; hidden: number },
): LineageRoot | null {
  const [first, ...others] = found
  if (others.length > 0) {
    const matches = found.slice(0, matchesMax).map(describe).join(', ')
    throw error('lineage.root-ambiguous', { root, matches })
  }
  if (first === undefined && hidden === 0) throw error('lineage.root-not-found', { root })
  return first ?? null
}

function describe({ catalog, schema, table, column }: LineageRoot): string {
  return [catalog.name, schema, table, column].filter((part) => part !== null && part !== '').join('.')
}
