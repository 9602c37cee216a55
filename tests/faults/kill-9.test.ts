import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRecord } from '../../packages/server/src/doors/http/is-record.ts'
import { ApiClient } from '../api/api-client.ts'
import { type BuiltServer, startBuiltServer } from './built-server.ts'

const kills = 20
const writers = 4
/** Milliseconds from the first acknowledged write of a round to its end. */
const roundMs = { min: 30, max: 250 } as const

const dataDir = mkdtempSync(join(tmpdir(), 'sqm-kill-'))
/** What the server said is saved: id and text. */
const ledger = new Map<string, string>()
let sent = 0
let server: BuiltServer

beforeAll(async () => {
  for (let round = 0; round < kills; round++) await writeUntilKilled(await startBuiltServer(dataDir))
  server = await startBuiltServer(dataDir)
}, 120_000)

afterAll(async () => {
  await server?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('R1: loses none of the acknowledged writes in 20 kills under four writers', async () => {
  expect(ledger.size).toBeGreaterThan(kills * writers)
  const lost: string[] = []
  for (const [id, sql] of ledger) {
    const { status, body } = await read(server, id)
    if (status !== 200 || !isRecord(body) || body.sql !== sql) lost.push(id)
  }
  expect(lost).toEqual([])
}, 60_000)

test('R1: keeps every query whole: text, analysis, tables and search rows, or nothing of it', async () => {
  const broken: string[] = []
  let count = 0
  for await (const id of listIds(server)) {
    count++
    const { body } = await read(server, id)
    if (!isWhole(body)) broken.push(id)
  }
  expect(broken).toEqual([])
  expect(count).toBeGreaterThanOrEqual(ledger.size)
  expect(count).toBeLessThanOrEqual(sent)
  expect(await countByTable(server)).toBe(count)
}, 60_000)

async function writeUntilKilled(running: BuiltServer): Promise<void> {
  const client = new ApiClient(running.url)
  let isEnding = false
  let firstAck: (() => void) | undefined
  const acknowledged = new Promise<void>((resolve) => {
    firstAck = resolve
  })
  const write = async (): Promise<void> => {
    while (!isEnding) {
      const sql = `select id, ${sent++} as n from orders where amount > 10`
      try {
        const reply = await client.post('/queries', { sql, tags: ['kill'] }, { token: running.token })
        // An answer is an answer, even where the server is killed before we read it.
        if (reply.status !== 201 || !isRecord(reply.body))
          throw new Error(`a writer got ${reply.status}: ${reply.text}`)
        ledger.set(String(reply.body.id), sql)
        firstAck?.()
      } catch (error) {
        if (isEnding) return
        throw error
      }
    }
  }
  const running4 = Promise.all(Array.from({ length: writers }, write))
  await Promise.race([acknowledged, running4])
  await passed(roundMs.min + Math.random() * (roundMs.max - roundMs.min))
  isEnding = true
  await running.kill()
  await running4
}

/** The time of a kill is the thing under test; nothing waits here for something to become true. */
function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function read({ url, token }: BuiltServer, id: string) {
  return new ApiClient(url).get(`/queries/${id}`, { token })
}

async function* listIds(running: BuiltServer, filter = ''): AsyncGenerator<string> {
  const client = new ApiClient(running.url)
  let cursor: string | null = null
  do {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { body } = await client.get(`/queries?limit=100${filter}${from}`, { token: running.token })
    if (!isRecord(body) || !Array.isArray(body.items)) throw new Error('a list has items')
    for (const item of body.items) yield String(item.id)
    cursor = typeof body.next_cursor === 'string' ? body.next_cursor : null
  } while (cursor !== null)
}

async function countByTable(running: BuiltServer): Promise<number> {
  let count = 0
  for await (const _id of listIds(running, '&table=orders')) count++
  return count
}

function isWhole(query: unknown): boolean {
  if (!isRecord(query) || typeof query.sql !== 'string' || !isRecord(query.analysis)) return false
  const { analysis, tags, version } = query
  const names = Array.isArray(analysis.tables_in)
    ? analysis.tables_in.map((table) => isRecord(table) && table.name)
    : []
  return version === 1 && Array.isArray(tags) && tags.length === 1 && names.includes('orders')
}
