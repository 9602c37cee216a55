import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRecord } from '../../packages/server/src/doors/http/is-record.ts'

/** The server as people run it: `sqm serve` of the build, in a process of its own. */
export interface BuiltServer {
  url: string
  /** Of the user `local`. */
  token: string
  pid: number
  stdout: string[]
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>
  /** Sends SIGTERM without waiting. */
  terminate(): void
  exit: Promise<number | null>
}

const program = fileURLToPath(new URL('../../packages/server/dist/sqm.js', import.meta.url))
const startMsMax = 20_000
const pollMs = 10

/** Starts the built server on a free port, in the local profile; resolves when it has said where it listens. */
export async function startBuiltServer(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<BuiltServer> {
  if (!existsSync(program)) throw new Error('packages/server/dist is missing: run npm run build')
  const tokenPath = join(dataDir, 'local-token')
  rmSync(tokenPath, { force: true })
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { PATH: process.env.PATH, HOME: dataDir, SQM_DATA_DIR: dataDir, SQM_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stdout: string[] = []
  const stderr: string[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk.toString()))
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const isGone = () => child.exitCode !== null || child.signalCode !== null
  const local = await pollFor(() => {
    if (isGone()) throw new Error(`the server ended: ${stderr.join('')}`)
    return readLocalToken(tokenPath)
  })
  return {
    ...local,
    pid: child.pid ?? 0,
    stdout,
    exit,
    terminate: () => {
      child.kill('SIGTERM')
    },
    async kill() {
      child.kill('SIGKILL')
      await exit
    },
    async stop() {
      child.kill('SIGTERM')
      return await exit
    },
  }
}

function readLocalToken(path: string): { url: string; token: string } | null {
  if (!existsSync(path)) return null
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isRecord(value) || typeof value.url !== 'string' || typeof value.token !== 'string') return null
  return { url: value.url, token: value.token }
}

async function pollFor<T>(find: () => T | null): Promise<T> {
  const givesUpAt = Date.now() + startMsMax
  while (Date.now() < givesUpAt) {
    const found = find()
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  throw new Error('the server did not start in time')
}
