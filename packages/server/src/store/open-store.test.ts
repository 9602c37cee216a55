import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../kernel/clock.ts'
import { silentLog } from '../kernel/log.ts'
import { openTestStore } from './fixtures/test-stores.ts'
import { registerTestUser, type TestUser, testQuery } from './fixtures/test-workspace.ts'
import { openStore } from './open-store.ts'
import { getQuery } from './repositories/get-query.ts'
import { listQueries } from './repositories/list-queries.ts'
import { openConnection } from './sqlite/open-connection.ts'
import type { Store } from './store.ts'

let dataDir = ''
let opened: Store[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sqm-open-'))
})
afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()))
  opened = []
  rmSync(dataDir, { recursive: true, force: true })
})

async function open(folder = dataDir): Promise<Store> {
  const store = await openStore({ dataDir: folder, log: silentLog, clock: systemClock })
  opened.push(store)
  return store
}

async function close(store: Store): Promise<void> {
  opened = opened.filter((other) => other !== store)
  await store.close()
}

const read = (store: Store, user: TestUser, id: string) =>
  store.read((db) => getQuery(db, user.workspaceId, user.viewer, id))

describe('openStore', () => {
  it('has everything again after it was closed, also what was still waiting to be written', async () => {
    const store = await open()
    await store.check()
    const user = await registerTestUser(store)
    const inputs = Array.from({ length: 100 }, () => testQuery(user))
    const writes = inputs.map((input) => store.write('createQuery', input, user.context()))
    await close(store)
    await Promise.all(writes)
    await expect(store.write('createQuery', testQuery(user), user.context())).rejects.toMatchObject({
      code: 'server.stopping',
    })
    const again = await open()
    for (const { id } of inputs) expect(await read(again, user, id)).not.toBeNull()
  })

  it('takes 64 writers at once without an error', async () => {
    const store = await open()
    const user = await registerTestUser(store)
    const writer = async (): Promise<number> => {
      const { id } = await store.write('createQuery', testQuery(user), user.context())
      for (let revision = 0; revision < 5; revision++) {
        const change = { id, ifMatch: { version: 1, revision }, title: `Title ${revision}` }
        await store.write('updateQuery', change, user.context())
      }
      return (await read(store, user, id))?.revision ?? -1
    }
    expect(await Promise.all(Array.from({ length: 64 }, writer))).toEqual(Array.from({ length: 64 }, () => 5))
  })

  it('refuses a folder that another process holds, names it, and takes it over when that is killed', async () => {
    await close(await open())
    const source = `
      const Database = (await import(${JSON.stringify(import.meta.resolve('libsql'))})).default
      const { writeFileSync } = await import('node:fs')
      new Database(${JSON.stringify(join(dataDir, 'store.lock'))}).exec('begin exclusive')
      writeFileSync(${JSON.stringify(join(dataDir, 'store.pid'))}, String(process.pid))
      console.log('held')
      setInterval(() => undefined, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      await once(holder.stdout, 'data')
      await expect(open()).rejects.toMatchObject({ name: 'StoreOpenError', reason: 'in-use', holderPid: holder.pid })
    } finally {
      holder.kill('SIGKILL')
      await once(holder, 'exit')
    }
    await (await open()).check()
  })

  it('refuses a folder that this process holds, and opens a copy of it', async () => {
    const store = await open()
    const user = await registerTestUser(store)
    await expect(open()).rejects.toMatchObject({ reason: 'in-use', holderPid: process.pid })
    await close(store)
    const copy = `${dataDir}-copy`
    cpSync(dataDir, copy, { recursive: true })
    try {
      const again = await open()
      const other = await open(copy)
      await again.write('createQuery', testQuery(user), user.context())
      await other.write('createQuery', testQuery(user), user.context())
      await close(other)
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  })

  it('refuses a store of a newer version and leaves it as it is', async () => {
    await close(await open())
    const path = join(dataDir, 'store.db')
    const connection = openConnection(path, { isReadOnly: false, cacheSizeKb: 1000 })
    connection.execute(`insert into schema_migration values (99, 'later', '', 0)`)
    connection.execute('pragma wal_checkpoint(truncate)')
    connection.close()
    const before = readFileSync(path)
    await expect(open()).rejects.toMatchObject({ name: 'StoreOpenError', reason: 'newer-schema' })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it.skipIf(process.platform === 'win32')('keeps what it stores from other users of the machine', async () => {
    const store = await open()
    await registerTestUser(store)
    for (const file of readdirSync(dataDir).filter((name) => name.startsWith('store.db'))) {
      expect(`${file} ${(statSync(join(dataDir, file)).mode & 0o777).toString(8)}`).toBe(`${file} 600`)
    }
  })

  it('lets the folder go where it cannot be opened', async () => {
    writeFileSync(join(dataDir, 'store.db'), 'this is no database, and long enough to be seen as none'.repeat(100))
    await expect(open()).rejects.toThrow()
    rmSync(join(dataDir, 'store.db'))
    await (await open()).check()
  })

  it('starts another writer where the first one dies', async () => {
    const store = await open()
    // The writer looks at the free space of its folder first, and does not survive that there is none.
    renameSync(dataDir, `${dataDir}-away`)
    await expect(registerTestUser(store)).rejects.toMatchObject({ code: 'store.unavailable' })
    renameSync(`${dataDir}-away`, dataDir)
    const user = await registerTestUser(store)
    const { id } = await store.write('createQuery', testQuery(user), user.context())
    expect(await read(store, user, id)).toMatchObject({ version: 1 })
  })

  it('refuses what is more than the writer can hold', async () => {
    const store = await open()
    const user = await registerTestUser(store)
    const input = testQuery(user)
    const writes = Array.from({ length: 2500 }, () => store.write('deleteQuery', { id: input.id }, user.context()))
    const codes = (await Promise.allSettled(writes)).map((result) => result.status === 'rejected' && result.reason.code)
    expect(codes.slice(0, 2000).every((code) => code === 'query.not-found')).toBe(true)
    expect(codes.slice(2000).every((code) => code === 'server.overloaded')).toBe(true)
  })
})

describe('a read', () => {
  it('cannot write', async () => {
    const store = await open()
    const writing = store.read((db) => db.deleteFrom('user_account').execute())
    await expect(writing).rejects.toThrow()
  })

  it.each(['memory', 'file'] as const)('never sees a write that is not committed, %s', async (kind) => {
    const { store, dispose } = await openTestStore(kind)
    try {
      const user = await registerTestUser(store)
      const options = { limit: 200, cursor: null, sort: 'created' as const }
      const acknowledged: string[] = []
      const writes = Array.from({ length: 60 }, async (_, index) => {
        // Every third one fails after most of its rows are written: a tag may not stand twice.
        const input = testQuery(user, index % 3 === 0 ? { tags: ['twice', 'twice'] } : {})
        await store.write('createQuery', input, user.context()).then(
          () => acknowledged.push(input.id),
          () => undefined,
        )
        return input.id
      })
      const seen = new Set<string>()
      for (let round = 0; round < 50; round++) {
        const before = [...acknowledged]
        const page = await store.read((db) => listQueries(db, user.workspaceId, user.viewer, options))
        const ids = page.items.map(({ id }) => id)
        expect(ids).toEqual(expect.arrayContaining(before))
        for (const id of ids) seen.add(id)
      }
      await Promise.all(writes)
      expect([...seen].filter((id) => !acknowledged.includes(id))).toEqual([])
    } finally {
      await dispose()
    }
  })
})
