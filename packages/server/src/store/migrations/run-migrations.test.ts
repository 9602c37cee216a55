import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../sqlite/open-connection.ts'
import { migrations } from './index.ts'
import type { Migration } from './migration.ts'
import { readSchemaVersion, runMigrations } from './run-migrations.ts'

let folder = ''
let connection: Connection
const reopen = (): void => {
  connection?.close()
  connection = openConnection(join(folder, 'store.db'), { isReadOnly: false, cacheSizeKb: 1000 })
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqm-migrations-'))
  connection = openConnection(join(folder, 'store.db'), { isReadOnly: false, cacheSizeKb: 1000 })
})
afterEach(() => {
  connection.close()
  rmSync(folder, { recursive: true, force: true })
})

const schema = (): unknown =>
  connection.select(
    `select type, name, tbl_name, sql from sqlite_master where name <> 'schema_migration' order by name`,
  )

function fresh(): unknown {
  const memory = openConnection(':memory:', { isReadOnly: false, cacheSizeKb: 1000 })
  runMigrations(memory, migrations, 0)
  const rows = memory.select(
    `select type, name, tbl_name, sql from sqlite_master where name <> 'schema_migration' order by name`,
  )
  memory.close()
  return rows
}

describe('runMigrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('changes nothing the second time', () => {
    runMigrations(connection, migrations, 1)
    const before = connection.select('select * from schema_migration')
    runMigrations(connection, migrations, 2)
    expect(connection.select('select * from schema_migration')).toEqual(before)
    expect(readSchemaVersion(connection)).toBe(migrations.length)
  })

  it('reaches the same schema after a cut at every statement', () => {
    const expected = fresh()
    const cuts = migrations.flatMap(({ number, sqlite }) => sqlite.map((_, index) => ({ number, index })))
    for (const cut of cuts) {
      const broken = migrations.map((migration): Migration => {
        const sqlite =
          migration.number === cut.number ? [...migration.sqlite.slice(0, cut.index), 'cut'] : migration.sqlite
        return { ...migration, sqlite }
      })
      expect(() => runMigrations(connection, broken, 0)).toThrow()
      reopen()
      expect(readSchemaVersion(connection)).toBe(cut.number - 1)
    }
    runMigrations(connection, migrations, 0)
    expect(schema()).toEqual(expected)
  })

  it('refuses a store that a newer program wrote, and one whose migrations were edited', () => {
    runMigrations(connection, migrations, 0)
    expect(() => runMigrations(connection, migrations.slice(0, -1), 0)).toThrow(/this program knows/)
    const edited = migrations.map((migration) => ({ ...migration, sqlite: [...migration.sqlite, 'select 1'] }))
    expect(() => runMigrations(connection, edited, 0)).toThrow(/is not the one that made this store/)
  })
})
