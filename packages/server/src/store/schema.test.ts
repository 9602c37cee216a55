import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityTables, tenantTables } from './fixtures/tenant-tables.ts'
import { migrations } from './migrations/index.ts'
import { runMigrations } from './migrations/run-migrations.ts'
import { type Connection, openConnection } from './sqlite/open-connection.ts'

let connection: Connection
beforeAll(() => {
  connection = openConnection(':memory:', { isReadOnly: false, cacheSizeKb: 1000 })
  runMigrations(connection, migrations, 0)
})
afterAll(() => connection.close())

/** `table index` of every key whose first column is not `workspace_id`; the number of a search row is SQLite's own. */
function wrongKeys(tables: readonly string[]): string[] {
  return tables.flatMap((table) =>
    connection
      .select(`select name from pragma_index_list('${table}')`)
      .filter(({ name }) => firstColumn(String(name)) !== 'workspace_id')
      .map(({ name }) => `${table} ${name}`),
  )
}

function firstColumn(index: string): unknown {
  return connection.select(`select name from pragma_index_info('${index}') where seqno = 0`)[0]?.name
}

describe('the schema', () => {
  it('has no table that is not on a list', () => {
    const names = connection
      .select(`select name from pragma_table_list where schema = 'main' and name not like 'sqlite_%'`)
      .map(({ name }) => String(name))
    const internal = names.filter((name) => name.startsWith('search_word'))
    expect(names.sort()).toEqual([...identityTables, ...tenantTables, ...internal, 'schema_migration'].sort())
  })

  it("leads every key of a workspace's table with the workspace", () => {
    expect(wrongKeys(tenantTables)).toEqual([])
    const keyed = tenantTables.filter((table) => table !== 'search_document')
    for (const table of keyed) {
      const first = connection.select(`select name from pragma_table_info('${table}') where pk = 1`)
      expect([table, first[0]?.name]).toEqual([table, 'workspace_id'])
    }
  })

  it('would notice a key that is led by something else', () => {
    connection.execute('create index planted on query (title_key)')
    expect(wrongKeys(tenantTables)).toEqual(['query planted'])
    connection.execute('drop index planted')
  })

  it("binds a workspace's rows to rows of the same workspace alone", () => {
    for (const table of tenantTables) {
      const keys = connection.select(
        `select "table", "from", "to" from pragma_foreign_key_list('${table}') where seq = 0`,
      )
      for (const key of keys) {
        expect(tenantTables).toContain(key.table)
        expect([table, key.from, key.to]).toEqual([table, 'workspace_id', 'workspace_id'])
      }
    }
  })

  it('has no triggers', () => {
    expect(connection.select(`select name from sqlite_master where type = 'trigger'`)).toEqual([])
  })
})
