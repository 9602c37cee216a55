import type { Client } from 'pg'
import { checkApplied, checksumOf } from '../migrations/check-applied.ts'
import type { Migration } from '../migrations/migration.ts'

/** Of all that take it in this database: "sqm" in ASCII, then what it is for. */
const migrationLock = '0x73716d0000000001'

/**
 * Brings the schema up to the last of `migrations`. Each runs in one transaction together with the row that records it; a
 * lock that ends with the transaction lets one process at a time, and the others find it done. Throws `StoreOpenError`
 * where the store is newer than this program, or was made by a migration that has been edited since.
 */
export async function migrate(client: Client, migrations: readonly Migration[], nowMs: number): Promise<void> {
  for (let round = 0; round <= migrations.length; round++) {
    const isDone = await inTransaction(client, () => applyNext(client, migrations, nowMs))
    if (isDone) return
  }
}

/** How many migrations the store has seen; 0 for an empty database. */
export async function readSchemaVersion(client: Pick<Client, 'query'>): Promise<number> {
  const { rows } = await client.query("select to_regclass('schema_migration') is not null as is_there")
  if (rows[0]?.is_there !== true) return 0
  return Number((await client.query('select coalesce(max(number), 0) as number from schema_migration')).rows[0]?.number)
}

/** Runs `work` alone among all processes of this database, in one transaction. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level read committed')
  try {
    await client.query(`select pg_advisory_xact_lock(${BigInt(migrationLock)})`)
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** True where there was nothing to do. */
async function applyNext(client: Client, migrations: readonly Migration[], nowMs: number): Promise<boolean> {
  if ((await readSchemaVersion(client)) === 0) await client.query(tableText)
  const { rows } = await client.query('select number, name, checksum from schema_migration order by number')
  checkApplied(
    rows,
    migrations.map(({ number, postgres }) => ({ number, checksum: checksumOf(postgres) })),
  )
  const next = migrations[rows.length]
  if (!next) return true
  for (const statement of next.postgres) await client.query(statement)
  const { number, name } = next
  await client.query('insert into schema_migration (number, name, checksum, applied_at) values ($1, $2, $3, $4)', [
    number,
    name,
    checksumOf(next.postgres),
    nowMs,
  ])
  return false
}

const tableText = `create table if not exists schema_migration (
  number bigint not null primary key,
  name text collate "C" not null,
  checksum text collate "C" not null,
  applied_at bigint not null
)`
