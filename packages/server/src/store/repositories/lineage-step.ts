import { sql } from 'kysely'
import type { Db } from '../store.ts'
import { isListedFor, type Viewer } from './viewer.ts'

/** Where a walk through the graph stands: whole tables, or some columns. */
export interface Frontier {
  kind: 'table' | 'column'
  ids: readonly string[]
}

/** `down`: to what is made of the frontier; `up`: to what it is made of. */
export type Direction = 'up' | 'down'

/** A query that the viewer may see and that reads (`down`) or writes (`up`) the frontier. */
export interface Touch {
  queryId: string
  tableId: string
}

/** A column of a query's lineage that begins (`down`) or ends (`up`) in the frontier. */
export interface Link {
  queryId: string
  sourceTableId: string
  sourceColumnId: string
  sourceName: string
  targetTableId: string | null
  targetColumnId: string | null
  /** Of the column that is written; null for the output of a plain query. */
  targetColumnName: string | null
  /** Of the output. */
  targetName: string
  kind: 'identity' | 'transformation' | 'aggregation'
  confidence: number
}

export interface StepOptions {
  workspaceId: string
  viewer: Viewer
  frontier: Frontier
  direction: Direction
  /** Rows read at most, of each kind. */
  rowsMax: number
}

/** Queries next to the frontier: those that may be seen, and the ids of others' private ones, to be counted alone. */
export async function readTouches(db: Db, options: StepOptions): Promise<{ seen: Touch[]; hidden: string[] }> {
  const { workspaceId, viewer, rowsMax } = options
  const { rows } = await sql<Touch & { listed: number }>`
    select distinct touch.query_id as "queryId", touch.table_id as "tableId", 
      case when ${isListedFor(viewer)} then 1 else 0 end as listed
    from (${touching(options)}) as touch
    join query on query.workspace_id = ${workspaceId} and query.id = touch.query_id
    where query.deleted_at is null
    order by touch.query_id limit ${rowsMax}`.execute(db)
  const hidden = rows.filter(({ listed }) => !listed).map(({ queryId }) => queryId)
  return { seen: rows.filter(({ listed }) => listed).map(({ queryId, tableId }) => ({ queryId, tableId })), hidden }
}

/** The column lineage of `queryIds` as far as it begins or ends in the frontier. */
export async function readLinks(db: Db, options: StepOptions, queryIds: readonly string[]): Promise<Link[]> {
  const { workspaceId, frontier, direction, rowsMax } = options
  if (queryIds.length === 0) return []
  const near = direction === 'down' ? 'source_column' : 'target_column'
  const { rows } = await sql<Link>`
    select edge.query_id as "queryId", source_column.table_id as "sourceTableId", source_column.id as "sourceColumnId",
      source_column.name as "sourceName", target_column.table_id as "targetTableId",
      target_column.id as "targetColumnId", target_column.name as "targetColumnName",
      edge.target_name as "targetName", edge.kind, edge.confidence
    from column_edge as edge
    join data_column as source_column
      on source_column.workspace_id = edge.workspace_id and source_column.id = edge.source_column_id
    left join data_column as target_column
      on target_column.workspace_id = edge.workspace_id and target_column.id = edge.target_column_id
    where edge.workspace_id = ${workspaceId} and edge.query_id in (${sql.join(queryIds)})
      and ${sql.ref(`${near}.${frontier.kind === 'table' ? 'table_id' : 'id'}`)} in (${sql.join(frontier.ids)})
    order by edge.query_id, edge.position limit ${rowsMax}`.execute(db)
  return rows
}

/** Tables on the far side of `queryIds`: those written (`down`) or read (`up`). */
export async function readFarTables(db: Db, options: StepOptions, queryIds: readonly string[]): Promise<Touch[]> {
  const { workspaceId, direction, rowsMax } = options
  if (queryIds.length === 0) return []
  return db
    .selectFrom('table_usage')
    .select(['query_id as queryId', 'table_id as tableId'])
    .where('workspace_id', '=', workspaceId)
    .where('query_id', 'in', queryIds)
    .where('access', '=', direction === 'down' ? 'write' : 'read')
    .orderBy('query_id')
    .limit(rowsMax)
    .execute()
}

function touching({ workspaceId, frontier, direction }: StepOptions) {
  const ids = sql.join(frontier.ids)
  if (frontier.kind === 'table') {
    const access = direction === 'down' ? 'read' : 'write'
    return sql`select query_id, table_id from table_usage
      where workspace_id = ${workspaceId} and table_id in (${ids}) and access = ${access}`
  }
  const flows = (column: 'source_column_id' | 'target_column_id') => sql`
    select column_edge.query_id, data_column.table_id from column_edge
    join data_column on data_column.workspace_id = column_edge.workspace_id
      and data_column.id = ${sql.ref(`column_edge.${column}`)}
    where column_edge.workspace_id = ${workspaceId} and ${sql.ref(`column_edge.${column}`)} in (${ids})`
  if (direction === 'up') return flows('target_column_id')
  return sql`${flows('source_column_id')} union
    select column_usage.query_id, data_column.table_id from column_usage
    join data_column on data_column.workspace_id = column_usage.workspace_id and data_column.id = column_usage.column_id
    where column_usage.workspace_id = ${workspaceId} and column_usage.column_id in (${ids})`
}
