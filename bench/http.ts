import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { analyzeForStore } from '../packages/server/src/actions/analyze-text.ts'
import { startBuiltServer } from '../tests/faults/built-server.ts'
import type { Bench, Load } from './bench.ts'
import { seedStore, seedText } from './seed-store.ts'

const concurrency = 16
const requestsPerRun = 160

/** CPU of the server for each request, on a store of 100,000 queries, with the built server and its log on. */
export const httpBenches: readonly Bench[] = [
  httpBench('http-empty', () => ({ method: 'GET', path: '/bench/empty' })),
  httpBench('http-get', ({ ids }, number) => ({ method: 'GET', path: `/queries/${ids[number % ids.length]}` })),
  httpBench('http-list', () => ({ method: 'GET', path: '/queries?limit=50' })),
  httpBench('http-find', (_target, number) => ({
    method: 'GET',
    path: `/queries?limit=50&table=orders_${number % 67}`,
  })),
  httpBench('http-lineage', (_target, number) => ({
    method: 'POST',
    path: '/lineage',
    body: { sql: seedText(number), dialect: 'postgres' },
  })),
  httpBench('http-save', (_target, number) => ({
    method: 'POST',
    path: '/queries',
    body: { sql: seedText(1_000_000 + number), tags: ['bench'] },
  })),
]

interface Call {
  method: string
  path: string
  body?: unknown
}

interface Target {
  url: string
  token: string
  child: ChildProcess
  ids: readonly string[]
  about: string
}

function httpBench(name: string, makeCall: (target: Target, number: number) => Call): Bench {
  return {
    name,
    async setUp(isSmoke): Promise<Load> {
      const target = await sharedTarget(isSmoke)
      let number = 0
      return {
        dataset: target.about,
        operation: 'request',
        operations: requestsPerRun,
        bytes: 0,
        run: async () => {
          const end = number + requestsPerRun
          const work = async (): Promise<void> => {
            while (number < end) await send(target, makeCall(target, number++))
          }
          await Promise.all(Array.from({ length: concurrency }, work))
        },
        cpuUs: () => askCpuUs(target.child),
      }
    },
  }
}

let shared: Promise<Target> | undefined

/** One server for all benches of this file: seeding it takes longer than all of them. It ends with this process. */
function sharedTarget(isSmoke: boolean): Promise<Target> {
  shared ??= startTarget(isSmoke ? 1_000 : 100_000)
  return shared
}

async function startTarget(queries: number): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sqm-bench-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  await seedQueries(dataDir, queries)
  const start = await measureStart(dataDir)
  const { child, url, token } = await startChild(dataDir)
  const reply = await send({ url, token }, { method: 'GET', path: '/queries?limit=100' })
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(JSON.parse(reply))
  const about = `${queries.toLocaleString('en')} queries, SQLite; ${start}`
  return { url, token, child, ids: items.map(({ id }) => id), about }
}

/** Of the server as people start it, without the loader that the bench runs under. */
async function measureStart(dataDir: string): Promise<string> {
  const startedAt = performance.now()
  const server = await startBuiltServer(dataDir)
  const startMs = Math.round(performance.now() - startedAt)
  const status = `/proc/${server.pid}/status`
  const rssKb = existsSync(status) ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  await server.stop()
  return `start ${startMs} ms${rssKb === undefined ? '' : `, ${Math.round(Number(rssKb) / 1000)} MB then`}`
}

/** A first start makes the user and the workspace; the queries go into it while nobody has the folder open. */
async function seedQueries(dataDir: string, queries: number): Promise<void> {
  const { child, url, token } = await startChild(dataDir)
  const me = Me.parse(JSON.parse(await send({ url, token }, { method: 'GET', path: '/me' })))
  const catalogs = Catalogs.parse(JSON.parse(await send({ url, token }, { method: 'GET', path: '/catalogs' })))
  child.send('stop')
  await once(child, 'exit')
  const [first] = catalogs.items
  if (first === undefined) throw new Error('a workspace has a catalog')
  const catalog = { id: first.id, name: 'default', dialect: first.dialect, searchPath: [] }
  const names = { catalog, catalogs: [catalog] }
  const factsOf = (number: number) => analyzeForStore({ sql: seedText(number), dialect: 'postgres', names }).facts
  const owner = { workspaceId: me.workspace.id, userId: me.user.id, catalogId: catalog.id }
  await seedStore({ dataDir, queries, ...owner, factsOf })
}

const Me = z.object({ user: z.object({ id: z.string() }), workspace: z.object({ id: z.string() }) })
const Catalogs = z.object({ items: z.array(z.object({ id: z.string(), dialect: z.string() })) })
const Usage = z.object({ cpuUs: z.number() })
const Ready = z.object({ url: z.string(), token: z.string() })

async function startChild(dataDir: string): Promise<z.infer<typeof Ready> & { child: ChildProcess }> {
  const child = fork(fileURLToPath(new URL('./http-server.ts', import.meta.url)), {
    env: { PATH: process.env.PATH, HOME: dataDir, SQM_DATA_DIR: dataDir, SQM_PORT: '0' },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  process.once('exit', () => child.kill())
  const [message] = await once(child, 'message')
  return { child, ...Ready.parse(message) }
}

async function askCpuUs(child: ChildProcess): Promise<number> {
  child.send('usage')
  const [message] = await once(child, 'message')
  return Usage.parse(message).cpuUs
}

const agent = new Agent({ keepAlive: true, maxSockets: concurrency })

function send({ url, token }: { url: string; token: string }, { method, path, body }: Call): Promise<string> {
  const content = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${token}`,
    ...(content === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }),
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/api/v1${path}`, { method, headers, agent }, (reply) => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('error', reject)
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if ((reply.statusCode ?? 500) < 300) resolve(text)
        else reject(new Error(`${method} ${path} answered ${reply.statusCode}: ${text.slice(0, 200)}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(content)
  })
}
