import type { Client } from 'pg'
import { inTransaction } from './migrate.ts'

/** The running month and those that a process may live into before it looks again. */
const monthsAhead = 2

/**
 * Makes the partitions of `audit_event` for this month and the next two. Ids are UUIDv7, which begin with their time, so that a
 * range of ids is a range of time. A month whose first events are in the rest already stays there.
 */
export async function ensureAuditPartitions(client: Client, nowMs: number): Promise<void> {
  for (let ahead = 0; ahead <= monthsAhead; ahead++) {
    const now = new Date(nowMs)
    const from = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)
    const to = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead + 1)
    const name = `audit_event_${new Date(from).toISOString().slice(0, 7).replace('-', '_')}`
    const { rows } = await client.query('select to_regclass($1) is not null as is_there', [name])
    if (rows[0]?.is_there !== true) await addPartition(client, { name, from: firstId(from), to: firstId(to) })
  }
}

async function addPartition(client: Client, { name, from, to }: { name: string; from: string; to: string }) {
  await inTransaction(client, async () => {
    const { rows } = await client.query(
      'select to_regclass($1) is not null or exists (select from audit_event_rest where id >= $2 and id < $3) as is_late',
      [name, from, to],
    )
    if (rows[0]?.is_late === true) return
    await client.query(`create table ${name} partition of audit_event for values from ('${from}') to ('${to}')`)
  })
}

/** The first 48 bits of a UUIDv7 are its time in milliseconds. */
function firstId(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}
