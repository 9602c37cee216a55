import type { Connection } from '../sqlite/open-connection.ts'
import { checkApplied, checksumOf } from './check-applied.ts'
import type { Migration } from './migration.ts'

/**
 * Brings the schema up to the last of `migrations`. Each runs in one transaction together with the row that records it, so
 * that a run that was cut short goes on where it stood. Throws `StoreOpenError` where the store is newer than this program,
 * or was made by a migration that has been edited since. The caller holds the lock of the data folder.
 */
export function runMigrations(connection: Connection, migrations: readonly Migration[], nowMs: number): void {
  connection.execute(`create table if not exists schema_migration (
    number integer not null primary key,
    name text not null,
    checksum text not null,
    applied_at integer not null
  ) strict`)
  const applied = connection.select('select number, name, checksum from schema_migration order by number')
  checkApplied(
    applied,
    migrations.map(({ number, sqlite }) => ({ number, checksum: checksumOf(sqlite) })),
  )
  for (const migration of migrations.slice(applied.length)) apply(connection, migration, nowMs)
}

/** How many migrations the store has seen; 0 for an empty file. */
export function readSchemaVersion(connection: Connection): number {
  const tables = connection.select(`select name from sqlite_master where name = 'schema_migration'`)
  if (tables.length === 0) return 0
  return Number(connection.select('select coalesce(max(number), 0) as number from schema_migration')[0]?.number ?? 0)
}

function apply(connection: Connection, migration: Migration, nowMs: number): void {
  connection.execute('begin immediate')
  try {
    for (const statement of migration.sqlite) connection.execute(statement)
    const { number, name } = migration
    connection.select(
      'insert into schema_migration (number, name, checksum, applied_at) values (?, ?, ?, ?) returning number',
      [number, name, checksumOf(migration.sqlite), nowMs],
    )
    connection.execute('commit')
  } catch (error) {
    if (connection.inTransaction()) connection.execute('rollback')
    throw error
  }
}
