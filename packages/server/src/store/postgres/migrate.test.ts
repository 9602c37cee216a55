import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../kernel/clock.ts'
import { silentLog } from '../../kernel/log.ts'
import { readPostgresSchema } from '../fixtures/read-schema.ts'
import { createTestDatabase, type TestDatabase } from '../fixtures/test-database.ts'
import { testDatabase } from '../fixtures/test-stores.ts'
import { migrations } from '../migrations/index.ts'
import type { Migration } from '../migrations/migration.ts'
import { migrate, readSchemaVersion } from './migrate.ts'
import { openPostgresStore } from './open-postgres-store.ts'

let database: TestDatabase
let client: pg.Client
beforeEach(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url.reveal() })
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await database.drop()
})

describe('migrate', () => {
  it('R13: reaches the same schema after a cut at every statement, and changes nothing the second time', async () => {
    await migrate(client, migrations, 1)
    const whole = await readPostgresSchema(database)
    const before = await database.query('select * from schema_migration order by number')
    await migrate(client, migrations, 2)
    expect(await database.query('select * from schema_migration order by number')).toEqual(before)

    await client.query('drop schema public cascade; create schema public')
    for (const { number, postgres } of migrations) {
      for (let index = 0; index < postgres.length; index++) {
        const broken = migrations.map((migration): Migration => {
          const cut = [...migration.postgres.slice(0, index), 'cut']
          return migration.number === number ? { ...migration, postgres: cut } : migration
        })
        // What was applied before is whole and keeps its checksum; the broken one leaves nothing.
        await expect(migrate(client, broken, 0)).rejects.toThrow(/syntax error/)
      }
      expect(await readSchemaVersion(client)).toBe(number - 1)
      await migrate(client, migrations.slice(0, number), 0)
    }
    expect(await readPostgresSchema(database)).toEqual(whole)
  })

  it('R13: lets one of several starters do it', async () => {
    const options = { database: { url: database.url, ...testDatabase }, log: silentLog, clock: systemClock }
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore(options)))
    await Promise.all(stores.map((store) => store.check()))
    expect(await readSchemaVersion(client)).toBe(migrations.length)
    await Promise.all(stores.map((store) => store.close()))
  })

  it('refuses a store that a newer program wrote, and one whose migrations were edited', async () => {
    await migrate(client, migrations, 0)
    const older = migrate(client, migrations.slice(0, -1), 0)
    await expect(older).rejects.toMatchObject({ name: 'StoreOpenError', reason: 'newer-schema' })
    const edited = migrations.map((migration) => ({ ...migration, postgres: [...migration.postgres, 'select 1'] }))
    await expect(migrate(client, edited, 0)).rejects.toMatchObject({ reason: 'changed-migration' })
  })
})
