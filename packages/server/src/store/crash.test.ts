import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../kernel/clock.ts'
import { silentLog } from '../kernel/log.ts'
import type { LedgerLine } from './fixtures/crash-writer.ts'
import { openStore } from './open-store.ts'
import { getVersion } from './repositories/query-versions.ts'
import type { Db, Store } from './store.ts'

const kills = 20
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sqm-crash-'))
  await bundle(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('R1: kill -9 under four writers', () => {
  it('loses no acknowledged write and leaves no query without its text, version, analysis or words', async () => {
    const dataDir = join(folder, 'data')
    const ledger: LedgerLine[] = []
    for (let round = 0; round < kills; round++) ledger.push(...(await writeAndKill(dataDir)))
    expect(ledger.length).toBeGreaterThan(kills)

    const store = await openStore({ dataDir, log: silentLog, clock: systemClock })
    try {
      expect(await lostOf(store, ledger)).toEqual([])
      expect(await store.read(findDamage)).toEqual([])
    } finally {
      await store.close()
    }
  }, 120_000)
})

/** Starts a writer, lets it work for a random time after its first acknowledgement and kills it; what it acknowledged. */
async function writeAndKill(dataDir: string): Promise<LedgerLine[]> {
  const writer = spawn(process.execPath, [join(folder, 'crash-writer.js'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  const gone = Promise.all([once(writer, 'exit'), once(writer.stdout, 'close')])
  await Promise.race([once(writer.stdout, 'data'), gone])
  await delay(Math.random() * 300)
  writer.kill('SIGKILL')
  await gone
  expect(writer.signalCode).toBe('SIGKILL')
  // The last line may have been cut.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line): LedgerLine => JSON.parse(line))
}

async function lostOf(store: Store, ledger: readonly LedgerLine[]): Promise<LedgerLine[]> {
  const users = await store.read((db) => db.selectFrom('membership').select(['workspace_id', 'user_id']).execute())
  const viewers = new Map(users.map((row) => [row.workspace_id, { userId: row.user_id }]))
  const lost: LedgerLine[] = []
  for (const line of ledger) {
    const viewer = viewers.get(line.workspaceId) ?? { userId: '' }
    const found = await store.read((db) =>
      getVersion(db, line.workspaceId, viewer, { queryId: line.id, version: line.version }),
    )
    if (found?.sql !== line.sql) lost.push(line)
  }
  return lost
}

/** Whatever is there without what belongs to it, and every gap in the versions of a query. */
async function findDamage(db: Db): Promise<unknown[]> {
  const checks = [
    sql`select id, 'no version' as damage from query where not exists (select 1 from query_version as v
      where v.workspace_id = query.workspace_id and v.query_id = query.id and v.version = query.version
        and v.text_hash = query.text_hash)`,
    sql`select id, 'a gap' as damage from query where version <> (select count(*) from query_version as v
      where v.workspace_id = query.workspace_id and v.query_id = query.id)`,
    sql`select id, 'no analysis' as damage from query where not exists (select 1 from query_analysis as a
      where a.workspace_id = query.workspace_id and a.query_id = query.id and a.version = query.version)`,
    sql`select id, 'no usage of its table' as damage from query where not exists (select 1 from table_usage as u
      join data_table as t on t.workspace_id = u.workspace_id and t.id = u.table_id
      where u.workspace_id = query.workspace_id and u.query_id = query.id and t.name = 'source_' || query.version)`,
    sql`select id, 'not one edge' as damage from query where 1 <> (select count(*) from column_edge as e
      where e.workspace_id = query.workspace_id and e.query_id = query.id)`,
    sql`select id, 'no words' as damage from query where not exists (select 1 from search_document as d
      join search_word as w on w.rowid = d.row where d.workspace_id = query.workspace_id and d.query_id = query.id)`,
    sql`select id, 'no audit' as damage from query where version <> (select count(*) from audit_event as a
      where a.workspace_id = query.workspace_id and a.subject_id = query.id)`,
    sql`select hash as id, 'an orphan' as damage from sql_text where not exists (select 1 from query_version as v
      where v.workspace_id = sql_text.workspace_id and v.text_hash = sql_text.hash)`,
    sql`select "table" as id, 'a broken key' as damage from pragma_foreign_key_check`,
    sql`select integrity_check as id, 'a broken file' as damage from pragma_integrity_check where integrity_check <> 'ok'`,
  ]
  const found: unknown[] = []
  for (const check of checks) found.push(...(await check.execute(db)).rows)
  return found
}

/** Plain JavaScript, as it is delivered: it starts at once, and the thread's code lies beside it. */
async function bundle(outdir: string): Promise<void> {
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  await build({
    entryPoints: [source('./fixtures/crash-writer.ts'), source('./sqlite/store-thread.ts')],
    entryNames: '[name]',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)` },
    plugins: [
      {
        name: 'native-package',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^libsql$/ }, () => ({ path: import.meta.resolve('libsql'), external: true }))
        },
      },
    ],
  })
  // The bundle is ESM, and a folder without a package says otherwise.
  writeFileSync(join(outdir, 'package.json'), '{"type":"module"}')
}
