import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/ids.ts'
import { lintStatement, tenantTables } from './fixtures/tenant-tables.ts'
import { isOnPostgres } from './fixtures/test-database.ts'
import { openTestStore } from './fixtures/test-stores.ts'
import { registerTestUser, type TestUser, testFacts, testQuery } from './fixtures/test-workspace.ts'
import { migrations } from './migrations/index.ts'
import { runMigrations } from './migrations/run-migrations.ts'
import { listCatalogs } from './repositories/catalogs.ts'
import { getQuery } from './repositories/get-query.ts'
import { readLineageGraph } from './repositories/lineage-graph.ts'
import { findLineageRoots } from './repositories/lineage-roots.ts'
import { listQueries } from './repositories/list-queries.ts'
import { listTables } from './repositories/list-tables.ts'
import { listTags } from './repositories/list-tags.ts'
import { listHistory } from './repositories/query-history.ts'
import { getVersion, listVersions } from './repositories/query-versions.ts'
import { type Connection, openConnection } from './sqlite/open-connection.ts'
import type { Db, Store } from './store.ts'

describe('statements', () => {
  it('name the workspace wherever they touch what is its own', async () => {
    const statements: string[] = []
    const { store, dispose } = await openTestStore('memory', { onStatement: (sql) => statements.push(sql) })
    try {
      const user = await registerTestUser(store)
      await writeMuch(store, user)
      await store.read((db) => readMuch(db, user))
    } finally {
      await dispose()
    }
    expect(statements.length).toBeGreaterThan(80)
    expect(statements.map(lintStatement).filter((problem) => problem !== null)).toEqual([])
  })

  it.skipIf(isOnPostgres)('read no table of a workspace from end to end', async () => {
    const statements: string[] = []
    const { store, dispose } = await openTestStore('memory', { onStatement: (sql) => statements.push(sql) })
    const connection = openConnection(':memory:', { isReadOnly: false, cacheSizeKb: 1000 })
    try {
      runMigrations(connection, migrations, 0)
      const user = await registerTestUser(store)
      await writeMuch(store, user)
      await store.read((db) => readMuch(db, user))
      const scans = [...new Set(statements)].flatMap((text) =>
        planOf(connection, text).some(isTenantScan) ? text : [],
      )
      expect(scans).toEqual([])
      expect(planOf(connection, 'select * from query where parse_status = ?').filter(isTenantScan)).toHaveLength(1)
      const byName = 'select id, table_id from data_column where workspace_id = ? and name_key = ?'
      expect(planOf(connection, byName).join()).toContain('data_column_name')
    } finally {
      connection.close()
      await dispose()
    }
  })

  it('would be refused without it', () => {
    const refused = [
      'select * from "query" where "id" = ?',
      'select 1 from session join query on query.owner_id = session.user_id',
      'update query set title = ? where workspace_id = other.workspace_id',
      'update "query" set "title" = ? where "id" = ?',
      'delete from finding where query_id = ?',
      'insert into query_tag (query_id, tag) values (?, ?)',
      'select * from "query" where workspace_id = ? and id in (select query_id from query_tag where tag = ?)',
    ]
    for (const text of refused) expect(lintStatement(text), text).toMatch(/without/)
    const accepted = [
      'select * from "query" where "workspace_id" = ? and "id" = ?',
      'select * from query join query_tag on query_tag.workspace_id = query.workspace_id where query.workspace_id = ?',
      'insert into "query_tag" ("workspace_id", "query_id", "tag") values (?, ?, ?)',
      'select * from session where id = ?',
    ]
    for (const text of accepted) expect(lintStatement(text), text).toBeNull()
  })
})

function planOf(connection: Connection, text: string): string[] {
  if (!/^\s*(select|update|delete|insert|with)/.test(text)) return []
  const values = Array.from({ length: text.split('?').length - 1 }, () => null)
  return connection.select(`explain query plan ${text}`, values).map(({ detail }) => String(detail))
}

function isTenantScan(step: string): boolean {
  const [, table = ''] = step.match(/^SCAN (\w+)(?! VIRTUAL)/) ?? []
  return tenantTables.includes(table)
}

async function writeMuch(store: Store, user: TestUser): Promise<void> {
  const { catalogId } = user
  const facts = testFacts({
    catalogId,
    reads: ['a'],
    writes: ['b'],
    edges: [['b.x', 'x', 'a.x']],
    filters: ['a.y'],
  })
  const keyed = { ...user.context(), idempotency: { action: 'a', key: 'k', inputHash: 'h' } }
  const { id } = await store.write('createQuery', testQuery(user, { facts, tags: ['t'] }), keyed)
  const text = { sql: 'select 2', dialect: 'mysql', message: '', facts }
  const change = {
    id,
    ifMatch: { version: 1, revision: 0 },
    title: 'T',
    tags: ['u'],
    status: 'endorsed' as const,
    text,
  }
  await store.write('updateQuery', change, user.context())
  await store.write('updateQuery', { id, ifMatch: { version: 2, revision: 0 }, title: 'U' }, user.context())
  await store.write('deleteQuery', { id }, user.context())
  await store.write('restoreQuery', { id }, user.context())
  const catalog = { id: newId(), name: 'crm', dialect: 'postgres', searchPath: [] }
  await store.write('createCatalog', catalog, user.context())
}

async function readMuch(db: Db, { workspaceId, viewer, userId, catalogId }: TestUser): Promise<void> {
  const table = { catalogId, schemaKey: '', nameKey: 'a' }
  const list = { limit: 1, cursor: null, sort: 'title' as const }
  const page = await listQueries(db, workspaceId, viewer, list)
  const queryId = page.items[0]?.id ?? ''
  await getQuery(db, workspaceId, viewer, queryId)
  await listQueries(db, workspaceId, viewer, {
    ...list,
    q: 'select',
    tables: [table],
    columns: [{ table, nameKey: 'x' }],
    tag: 'u',
    ownerId: userId,
  })
  await listQueries(db, workspaceId, viewer, { ...list, sort: 'relevance', q: 'select', withSql: true, inTrash: true })
  await listVersions(db, workspaceId, viewer, { queryId, limit: 1, cursor: null })
  await getVersion(db, workspaceId, viewer, { queryId, version: 1 })
  await listHistory(db, workspaceId, viewer, { queryId, limit: 1, cursor: null })
  await listTags(db, workspaceId, viewer)
  await listTables(db, workspaceId, viewer, { limit: 1, cursor: null, q: 'a', catalogId })
  await listCatalogs(db, workspaceId)
  for (const columns of [[], [{ table, nameKey: 'x' }]]) {
    const { found } = await findLineageRoots(db, workspaceId, viewer, {
      tables: columns.length > 0 ? [] : [table],
      columns,
    })
    for (const root of found) {
      await readLineageGraph(db, workspaceId, viewer, { root, direction: 'both', depth: 2, nodesMax: 50 })
    }
  }
}
