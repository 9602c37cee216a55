import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRecord } from '../../packages/server/src/doors/http/is-record.ts'
import { createTestDatabase, type TestDatabase } from '../../packages/server/src/store/fixtures/test-database.ts'
import { ApiClient } from '../api/api-client.ts'
import { type BuiltServer, startBuiltServer } from './built-server.ts'

const kills = 6
const writers = 4
/** Milliseconds from the first acknowledged write of a round to its end. */
const roundMs = { min: 30, max: 250 } as const

const folder = mkdtempSync(join(tmpdir(), 'sqm-kill-'))
/** What a server said is saved: Idempotency-Key, then id and text. */
const ledger = new Map<string, { id: string; sql: string }>()
let sent = 0
let database: TestDatabase
let steady: BuiltServer

beforeAll(async () => {
  database = await createTestDatabase()
  steady = await start('steady')
  for (let round = 0; round < kills; round++) await writeUntilKilled(await start('victim'))
}, 120_000)

afterAll(async () => {
  await steady?.stop()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const secretKey = randomBytes(32).toString('base64')

function start(name: string): Promise<BuiltServer> {
  return startBuiltServer(join(folder, name), { DATABASE_URL: database.url.reveal(), SQM_SECRET_KEY: secretKey })
}

test('R2: two servers on one database, one killed again and again, lose none of the acknowledged writes', async () => {
  expect(ledger.size).toBeGreaterThan(kills * writers)
  const client = new ApiClient(steady.url)
  const lost: string[] = []
  for (const { id, sql } of ledger.values()) {
    const { status, body } = await client.get(`/queries/${id}`, { token: steady.token })
    if (status !== 200 || !isRecord(body) || body.sql !== sql) lost.push(id)
  }
  expect(lost).toEqual([])
}, 60_000)

test('R2: a write that was sent again with its Idempotency-Key is there once', async () => {
  const [count] = await database.query(
    'select count(*)::int as queries, count(distinct text_hash)::int as texts from query',
  )
  expect(count).toEqual({ queries: sent, texts: sent })
  expect(ledger.size).toBe(sent)
})

test('R2: no transaction of a killed server stays open', async () => {
  const open = (): Promise<Record<string, unknown>[]> =>
    database.query(`select pid, state, query from pg_stat_activity
      where datname = current_database() and application_name = 'sqm' and state <> 'idle'`)
  let left = await open()
  for (let look = 0; look < 5000 && left.length > 0; look++) left = await open()
  expect(left).toEqual([])
})

/** Four writers, half of them on each server; who loses the one goes on with the other, with the same key. */
async function writeUntilKilled(victim: BuiltServer): Promise<void> {
  let isEnding = false
  let firstAck: (() => void) | undefined
  const acknowledged = new Promise<void>((resolve) => {
    firstAck = resolve
  })
  const write = async (index: number): Promise<void> => {
    while (!isEnding) {
      const key = randomUUID()
      const sql = `select id, ${sent++} as n from orders where amount > 10`
      ledger.set(key, { id: await save(index % 2 === 0 ? victim : steady, key, sql), sql })
      firstAck?.()
    }
  }
  const save = async (server: BuiltServer, key: string, sql: string): Promise<string> => {
    try {
      return await post(server, key, sql)
    } catch (error) {
      if (!isEnding) throw error
      return await post(steady, key, sql)
    }
  }
  const running = Promise.all(Array.from({ length: writers }, (_, index) => write(index)))
  await Promise.race([acknowledged, running])
  await passed(roundMs.min + Math.random() * (roundMs.max - roundMs.min))
  isEnding = true
  await victim.kill()
  await running
}

async function post({ url, token }: BuiltServer, key: string, sql: string): Promise<string> {
  const headers = { 'idempotency-key': key }
  const reply = await new ApiClient(url).post('/queries', { sql, tags: ['kill'] }, { token, headers })
  if (reply.status !== 201 || !isRecord(reply.body)) throw new Error(`a writer got ${reply.status}: ${reply.text}`)
  return String(reply.body.id)
}

/** The time of a kill is the thing under test; nothing waits here for something to become true. */
function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
