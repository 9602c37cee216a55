import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = 'packages/server/dist/sqm.js'

/** What a program left behind when it ended. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  input?: string
  env?: Readonly<Record<string, string>>
  /** Goes before the program. */
  nodeArgs?: readonly string[]
}

/** Brings the built CLI up to date; a moment where it is. */
export function buildCli(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', 'server'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the CLI cannot be built\n${stdout}${stderr}`)
}

/** Runs the built CLI to its end, without any SQM_ setting of ours that is not given. */
export function runSqm(
  args: readonly string[],
  { input = '', env = {}, nodeArgs = [] }: RunOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeArgs, program, ...args], {
      cwd: root,
      env: { ...plainEnvironment(), ...env },
    })
    const ended: Ended = { code: null, stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      ended.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      ended.stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ended, code }))
    // A program that ends without reading everything is no fault of the caller.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

export function plainEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(SQM_|NODE_ENV$|NODE_OPTIONS$|VITEST)/.test(name))
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
