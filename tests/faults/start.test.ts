import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartError } from '../../packages/server/src/kernel/start-error.ts'
import { startTestServer } from '../api/test-server.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sqm-start-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('a server whose port is taken says so, and lets its data folder go', async () => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  const address = holder.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(startTestServer({ dataDir, port })).rejects.toThrow('EADDRINUSE')
  await new Promise((resolve) => holder.close(resolve))
  const server = await startTestServer({ dataDir })
  await server.close()
})

test('a start that fails for what lies in the data folder is told in one line', async () => {
  writeFileSync(join(dataDir, 'store.db'), randomBytes(8192))
  await expect(startTestServer({ dataDir })).rejects.toThrow(StartError)
  rmSync(join(dataDir, 'store.db'))
  if (process.platform !== 'win32') {
    writeFileSync(join(dataDir, 'secret-key'), randomBytes(32).toString('base64url'))
    chmodSync(join(dataDir, 'secret-key'), 0o644)
    await expect(startTestServer({ dataDir, secretKey: null })).rejects.toThrow(/chmod 600/)
  }
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  await expect(startTestServer({ dataDir: file })).rejects.toThrow(StartError)
})

test('a connection that says nothing does not hold up the end', async () => {
  const server = await startTestServer()
  const { hostname, port } = new URL(server.url)
  const silent = connect(Number(port), hostname)
  await new Promise<void>((resolve) => silent.once('connect', resolve))
  const half = connect(Number(port), hostname)
  await new Promise<void>((resolve) => half.write('GET /livez HTT', () => resolve()))
  const ends = [silent, half].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())))
  for (const socket of [silent, half]) socket.on('error', () => undefined)
  const closed = server.close().then(() => 'closed' as const)
  await Promise.all(ends)
  expect(await closed).toBe('closed')
}, 9_000)
