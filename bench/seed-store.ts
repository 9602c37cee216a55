import { join } from 'node:path'
import { newId } from '../packages/server/src/kernel/ids.ts'
import { migrations } from '../packages/server/src/store/migrations/index.ts'
import { runMigrations } from '../packages/server/src/store/migrations/run-migrations.ts'
import { commitBatch, createWriter, type Writer } from '../packages/server/src/store/sqlite/commit-batch.ts'
import { lockDataDir } from '../packages/server/src/store/sqlite/data-lock.ts'
import { openConnection } from '../packages/server/src/store/sqlite/open-connection.ts'
import type { StoredAnalysis, StoredColumn } from '../packages/server/src/store/stored-analysis.ts'
import type { WriteJob } from '../packages/server/src/store/writes/run-write.ts'

export interface SeedOptions {
  dataDir: string
  workspaceId: string
  userId: string
  catalogId: string
  queries: number
  /** What stands beside the text of a number; made up where it does not matter. */
  factsOf?: (number: number) => StoredAnalysis
}

/**
 * Fills the store of a workspace that exists with queries, through the writes of the product but without a sync for each
 * batch. Nobody else may have the folder open. About 400 tables, 20 tags, a text of its own for each query.
 */
export async function seedStore({ dataDir, queries, ...owner }: SeedOptions): Promise<void> {
  const unlock = lockDataDir(dataDir)
  const connection = openConnection(join(dataDir, 'store.db'), { isReadOnly: false, cacheSizeKb: 200_000 })
  try {
    runMigrations(connection, migrations, Date.now())
    connection.execute('pragma synchronous = off')
    const writer = createWriter(connection)
    const jobs = Array.from({ length: queries }, (_, number) => () => seedJob(owner, number))
    while (jobs.length > 0)
      await seedBatch(
        writer,
        jobs.splice(0, 500).map((make) => make()),
      )
    connection.execute('pragma wal_checkpoint(truncate)')
  } finally {
    connection.close()
    unlock()
  }
}

async function seedBatch(writer: Writer, jobs: WriteJob[]): Promise<void> {
  let left = jobs
  while (left.length > 0) {
    const replies = await commitBatch(writer, left)
    const failed = replies.find((reply) => !reply.ok)
    if (failed && !failed.ok) throw failed.fault
    left = left.slice(replies.length)
  }
}

type Owner = Omit<SeedOptions, 'dataDir' | 'queries'>

function seedJob({ workspaceId, userId, catalogId, factsOf }: Owner, number: number): WriteJob {
  const nowMs = Date.now()
  const sql = seedText(number)
  return {
    name: 'createQuery',
    input: {
      id: newId(nowMs),
      catalogId,
      ownerId: userId,
      title: `${pick(subjects, number)} by ${pick(measures, number * 7)} ${number}`,
      dialect: pick(['postgres', 'mysql', 'sqlite', 'ansi'], number),
      tags: [`team-${number % 20}`, ...(number % 5 === 0 ? ['nightly'] : [])],
      visibility: number % 50 === 0 ? 'private' : 'workspace',
      sql,
      facts: factsOf?.(number) ?? seedFacts(catalogId, number),
    },
    context: { workspaceId, actorId: userId, requestId: 'seed', nowMs },
  }
}

const subjects = ['Revenue', 'Orders', 'Churn', 'Stock', 'Invoices', 'Visits', 'Refunds']
const measures = ['region', 'month', 'supplier', 'nation', 'segment', 'channel']

/** Six tables in the manner of TPC-H query 5, with names that differ from query to query. */
function tableNames(number: number): string[] {
  return ['customer', 'orders', 'lineitem', 'supplier', 'nation', 'region'].map((name, index) =>
    number % 3 === 0 ? name : `${name}_${(number * (index + 1)) % 67}`,
  )
}

export function seedText(number: number): string {
  const [customer, orders, lineitem, supplier, nation, region] = tableNames(number)
  return `select n_name, sum(l_extendedprice * (1 - l_discount)) as revenue
from ${customer}, ${orders}, ${lineitem}, ${supplier}, ${nation}, ${region}
where c_custkey = o_custkey and l_orderkey = o_orderkey and l_suppkey = s_suppkey
  and c_nationkey = s_nationkey and s_nationkey = n_nationkey and n_regionkey = r_regionkey
  and r_name = 'ASIA ${number}' and o_orderdate >= date '1994-01-01'
  and o_orderdate < date '1994-01-01' + interval '1' year
group by n_name
order by revenue desc -- ${subjects[number % subjects.length]}${number}`
}

export function seedFacts(catalogId: string, number: number): StoredAnalysis {
  const names = tableNames(number)
  const column = (table: number, name: string): StoredColumn => ({ table, nameKey: name, name })
  const filters: (readonly [number, string])[] = [
    [0, 'c_custkey'],
    [1, 'o_custkey'],
    [2, 'l_orderkey'],
    [1, 'o_orderkey'],
    [2, 'l_suppkey'],
    [3, 's_suppkey'],
    [0, 'c_nationkey'],
    [3, 's_nationkey'],
    [4, 'n_nationkey'],
    [4, 'n_regionkey'],
    [5, 'r_regionkey'],
    [5, 'r_name'],
    [1, 'o_orderdate'],
  ]
  const name = column(4, 'n_name')
  const factsJson = JSON.stringify({ engine: 'seed', status: 'parsed', tables_in: names, padding: 'x'.repeat(3000) })
  return {
    engine: 'seed',
    status: 'parsed',
    fingerprint: `f1:${number.toString(16).padStart(32, '0')}`,
    family: `g1:${(number % 1000).toString(16).padStart(32, '0')}`,
    complexity: { score: 10 + (number % 30), grade: 'B' },
    problemCount: 0,
    tablesIn: names,
    tablesOut: [],
    tables: names.map((table) => ({
      catalogId,
      schemaKey: '',
      nameKey: table,
      schemaName: '',
      name: table,
      reads: 1,
      writes: 0,
    })),
    edges: [
      { target: null, targetName: 'n_name', source: name, kind: 'identity', confidence: 1 },
      { target: null, targetName: 'revenue', source: column(2, 'l_extendedprice'), kind: 'aggregation', confidence: 1 },
      { target: null, targetName: 'revenue', source: column(2, 'l_discount'), kind: 'aggregation', confidence: 1 },
    ],
    usages: [
      ...filters.map(([table, filter]) => ({ column: column(table, filter), clause: 'filter' as const })),
      { column: name, clause: 'group' as const },
    ],
    findings: [],
    factsJson,
  }
}

function pick<T>(list: readonly T[], number: number): T {
  const item = list[number % list.length]
  if (item === undefined) throw new Error('an empty list')
  return item
}
