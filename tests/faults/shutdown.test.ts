import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isRecord } from '../../packages/server/src/doors/http/is-record.ts'
import { ApiClient } from '../api/api-client.ts'
import { startBuiltServer } from './built-server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'sqm-stop-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('R12: on SIGTERM a request that has begun is finished, nothing new is taken, and the process ends with 0', async () => {
  const server = await startBuiltServer(dataDir)
  const { hostname, port } = new URL(server.url)
  const body = JSON.stringify({ sql: 'select 1 from slow_request' })
  const slow = request({
    hostname,
    port,
    path: '/api/v1/queries',
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      // The server answers as soon as it has read the headers: then the request has begun for certain.
      expect: '100-continue',
    },
  })
  const answer = new Promise<{ status: number; text: string }>((resolve, reject) => {
    slow.on('error', reject)
    slow.on('response', (reply) => {
      let text = ''
      reply.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }))
    })
  })
  await new Promise<void>((resolve) => {
    slow.once('continue', () => resolve())
    slow.flushHeaders()
  })
  slow.write(body.slice(0, 10))
  server.terminate()
  await refusesConnections(hostname, Number(port))
  slow.end(body.slice(10))
  const { status, text } = await answer
  expect(status).toBe(201)
  expect(await server.exit).toBe(0)

  const again = await startBuiltServer(dataDir)
  const saved: unknown = JSON.parse(text)
  const id = isRecord(saved) ? saved.id : undefined
  const { body: found } = await new ApiClient(again.url).get(`/queries/${id}`, { token: again.token })
  expect(found).toMatchObject({ sql: 'select 1 from slow_request' })
  expect(await again.stop()).toBe(0)
})

test('every line on standard output is JSON, from the first to the last', async () => {
  const server = await startBuiltServer(dataDir)
  await new ApiClient(server.url).get('/me', { token: server.token })
  expect(await server.stop()).toBe(0)
  const lines = server.stdout
    .join('')
    .split('\n')
    .filter((line) => line !== '')
  const events = lines.map((line): unknown => JSON.parse(line)).map((line) => isRecord(line) && line.event)
  expect(events[0]).toBe('server.started')
  expect(events.at(-1)).toBe('server.stopped')
})

test('T5: a strict server without a key of its own does not start', async () => {
  const weak = ['', 'secret', 'x'.repeat(64), '00'.repeat(32)]
  for (const SQM_SECRET_KEY of weak) {
    const start = startBuiltServer(dataDir, { NODE_ENV: 'production', SQM_SECRET_KEY })
    await expect(start).rejects.toThrow(/SQM_SECRET_KEY/)
  }
})

/** Resolves once new connections are refused. */
async function refusesConnections(host: string, port: number): Promise<void> {
  for (let time = 0; time < 500; time++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host)
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (!isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('connections are still taken')
}
