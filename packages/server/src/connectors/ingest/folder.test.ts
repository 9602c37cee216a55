import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { connectorContract, type TestPlace } from '../contract-test.ts'
import { folder } from './folder.ts'

async function makeFolder(): Promise<TestPlace> {
  const location = await mkdtemp(join(tmpdir(), 'sqm-folder-'))
  let second = 1_700_000_000
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(location, path)), { recursive: true })
    await writeFile(join(location, path), content)
    await utimes(join(location, path), second, second)
    second++
  }
  return {
    location,
    put: write,
    spoil: (path) => write(path, new Uint8Array([0xff, 0xfe, 0x00])),
    remove: () => rm(location, { recursive: true }),
  }
}

connectorContract(folder, ['reports/daily.sql', 'orders.sql', 'latin-1.SQL'], makeFolder)

test('passes over other files, hidden folders and links, and tells files of one moment apart', async () => {
  const place = await makeFolder()
  try {
    for (const path of ['b.sql', 'a.sql', 'notes.md', '.git/hook.sql', 'node_modules/x/y.sql'])
      await place.put(path, path)
    for (const path of ['a.sql', 'b.sql']) await utimes(join(place.location, path), 1_700_000_100, 1_700_000_100)
    await symlink(join(place.location, 'a.sql'), join(place.location, 'link.sql'))
    const found: unknown[] = []
    for await (const item of folder.open(place.location).read({ since: null, signal: new AbortController().signal })) {
      found.push(item)
    }
    expect(found).toEqual([
      expect.objectContaining({ nativeId: 'a.sql', title: 'a', atMs: 1_700_000_100_000 }),
      expect.objectContaining({ nativeId: 'b.sql', title: 'b', atMs: 1_700_000_100_000 }),
    ])
  } finally {
    await place.remove()
  }
})
