import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../kernel/clock.ts'
import { silentLog } from '../../kernel/log.ts'
import { isOfSearch, readPostgresSchema, readSqliteSchema, type SchemaFacts } from '../fixtures/read-schema.ts'
import { identityTables, tenantTables } from '../fixtures/tenant-tables.ts'
import { createTestDatabase, type TestDatabase } from '../fixtures/test-database.ts'
import { testDatabase } from '../fixtures/test-stores.ts'
import { migrations } from '../migrations/index.ts'
import { runMigrations } from '../migrations/run-migrations.ts'
import { openConnection } from '../sqlite/open-connection.ts'
import { openPostgresStore } from './open-postgres-store.ts'

let database: TestDatabase
let facts: SchemaFacts
beforeAll(async () => {
  database = await createTestDatabase()
  const options = { database: { url: database.url, ...testDatabase }, log: silentLog, clock: systemClock }
  await (await openPostgresStore(options)).close()
  facts = await readPostgresSchema(database)
})
afterAll(() => database.drop())

describe('the schema on PostgreSQL', () => {
  it('is that of SQLite: tables, columns, what may be null, keys, references and indexes', () => {
    const connection = openConnection(':memory:', { isReadOnly: false, cacheSizeKb: 1000 })
    runMigrations(connection, migrations, 0)
    const sqlite = readSqliteSchema(connection)
    connection.close()
    expect(sqlite.length).toBeGreaterThan(200)
    expect(facts.filter((fact) => !isOfSearch(fact))).toEqual(sqlite.filter((fact) => !isOfSearch(fact)))
  })

  it("leads every key, index and reference of a workspace's table with the workspace", () => {
    const wrong = facts.filter((fact) => {
      const [table = ''] = fact.split(/[ .]/, 1)
      if (!tenantTables.includes(table) && table !== 'search_word') return false
      if (fact.includes(' refers to ')) return !/\(workspace_id, .*\) \(workspace_id, /.test(fact)
      return / (key|index) /.test(fact) && !fact.includes('(workspace_id') && fact !== wordsIndex
    })
    expect(wrong).toEqual([])
  })

  it('guards the rows of every table of a workspace, and of no other', async () => {
    const guarded =
      await database.query(`select relname as name from pg_class c where relrowsecurity and relforcerowsecurity
      and exists (select from pg_policy p where p.polrelid = c.oid) order by name`)
    expect(guarded.map(({ name }) => name)).toEqual([...tenantTables].sort())
    const all = new Set(facts.map((fact) => fact.split(/[ .]/, 1)[0]))
    expect([...all].sort()).toEqual([...identityTables, ...tenantTables, 'schema_migration', 'search_word'].sort())
  })

  it('has no triggers of its own', async () => {
    expect(await database.query('select tgname from pg_trigger where not tgisinternal')).toEqual([])
  })

  it('keeps audit events by month', async () => {
    const parts = await database.query(`select relname as name from pg_class where relispartition and relkind = 'r'`)
    const month = new Date().toISOString().slice(0, 7).replace('-', '_')
    expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining([`audit_event_${month}`, 'audit_event_rest']))
    expect(parts).toHaveLength(4)
  })
})

/** A search asks for the word of its workspace. */
const wordsIndex = 'search_word index search_word_words (words)'
