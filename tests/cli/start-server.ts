import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plainEnvironment, program, root } from './run-sqm.ts'

/** A server of its own in a child, on a free port. `env` makes calls of the CLI find it, and nobody else's profile. */
export interface TestServer {
  url: string
  env: Readonly<Record<string, string>>
  /** What it printed so far. */
  output(): string
  /** Asks it to end and resolves to its exit code; its data stays. */
  stop(): Promise<number | null>
}

export interface TestPlace {
  folder: string
  env: Readonly<Record<string, string>>
  remove(): void
}

/** An empty folder with room for data and profile. */
export function makePlace(): TestPlace {
  const folder = mkdtempSync(join(tmpdir(), 'sqm-walk-'))
  return {
    folder,
    env: {
      SQM_DATA_DIR: join(folder, 'data'),
      XDG_CONFIG_HOME: join(folder, 'config'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Starts `sqm serve` and waits until it says where it listens; throws what it said if it ends before. */
export async function startServer({ env }: TestPlace): Promise<TestServer> {
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: root,
    env: { ...plainEnvironment(), ...env, SQM_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  // A test run that is broken off leaves no server behind.
  const end = (): void => void child.kill()
  process.once('exit', end)
  child.once('close', () => process.off('exit', end))
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)
      if (found !== null) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => reject(new Error(`the server ended\n${text}`)))
  })
  return {
    url,
    env,
    output: () => text,
    async stop() {
      child.kill('SIGTERM')
      await ended
      return child.exitCode
    },
  }
}
